/** What the environment says, as it stands there. Nothing else in the product reads `process.env`. */
export type Env = {
  databaseUrl: string | undefined
  /** The installation secret, or a file that holds it. */
  secret: string | undefined
  secretFile: string | undefined
  /** Where this installation keeps its state; `.evenhand` beside the program when not said. */
  stateDirectory: string | undefined
  /** As root: where the embedded database lives. */
  rootBase: string | undefined
  host: string | undefined
  port: string | undefined
  /** The variable that named it. */
  portFrom: 'EVENHAND_PORT' | 'PORT'
  /** How people reach the desk, when a proxy stands before it. */
  publicUrl: string | undefined
  logLevel: string | undefined
  /** Pages of the desk that were built elsewhere. */
  webDirectory: string | undefined
  /** An OpenAI-compatible endpoint for second readings. */
  secondOpinion: Readonly<Record<'url' | 'key' | 'model' | 'budget' | 'private', string | undefined>>
  /** Hints about the machine, for opening a browser. */
  ci: boolean
  display: boolean
}

type Source = Readonly<Record<string, string | undefined>>

/** An empty variable counts as none. */
export function readEnv(source: Source): Env {
  const value = (name: string): string | undefined => source[name]?.trim() || undefined
  return {
    databaseUrl: value('DATABASE_URL'),
    secret: value('EVENHAND_SECRET'),
    secretFile: value('EVENHAND_SECRET_FILE'),
    stateDirectory: value('EVENHAND_STATE'),
    rootBase: value('EVENHAND_PG_BASE'),
    host: value('EVENHAND_HOST'),
    port: value('EVENHAND_PORT') ?? value('PORT'),
    portFrom: value('EVENHAND_PORT') === undefined ? 'PORT' : 'EVENHAND_PORT',
    publicUrl: value('EVENHAND_URL'),
    logLevel: value('EVENHAND_LOG_LEVEL'),
    webDirectory: value('EVENHAND_WEB'),
    secondOpinion: {
      url: value('EVENHAND_SECOND_OPINION_URL'),
      key: value('EVENHAND_SECOND_OPINION_KEY'),
      model: value('EVENHAND_SECOND_OPINION_MODEL'),
      budget: value('EVENHAND_SECOND_OPINION_BUDGET'),
      private: value('EVENHAND_SECOND_OPINION_PRIVATE'),
    },
    ci: value('CI') !== undefined,
    display: value('DISPLAY') !== undefined || value('WAYLAND_DISPLAY') !== undefined,
  }
}

/** The environment of this process. */
export function processEnv(): Env {
  return readEnv(process.env)
}
