import { AsyncLocalStorage } from 'node:async_hooks'
import { nothingAhead } from './read-ahead.ts'
import type { Fetched, ReadAhead } from './read-ahead.ts'

/** What stands in line, batch by batch in order of receipt, read while those before it are handled. */
export type ReadingLine = {
  /** Waits for the next batch; an empty one where the line ends. */
  next(): Promise<ReadAhead>
  /** The next batch, if it has been read already. Who holds a connection asks so: fetching needs another one. */
  ready(): ReadAhead | null
  /** It was not handled: it comes next again. */
  putBack(ahead: ReadAhead): void
  /** Goes on behind an id, whatever was read meanwhile. */
  goTo(after: number): void
}

/** Batches that are read before anybody asks for them. Who reads has its next one in hand when it is done with one. */
const mostAhead = 3

/** @param fetch fetches the batch that stands behind an id */
export function openLine(fetch: (after: number) => Promise<Fetched>, batch: number): ReadingLine {
  // Reading is part of nobody's transaction, whoever's question has set it going.
  const outside = AsyncLocalStorage.snapshot()
  let line = beginAt(0)

  async function fetchNext(of: Line): Promise<void> {
    try {
      const { count, last, understood } = await outside(fetch, of.behind)
      of.isAtEnd = count < batch
      of.behind = last
      if (count > 0) of.places.push(placeOf(understood))
    } finally {
      of.fetching = null
    }
    fetchOn(of)
  }

  function fetchOn(of: Line): void {
    if (of.fetching !== null || of.isAtEnd || of.places.length >= mostAhead) return
    of.fetching = fetchNext(of)
    // It is thrown to whoever waits for it; perhaps nobody does.
    of.fetching.catch(() => undefined)
  }

  function take(place: Place | undefined): ReadAhead | null {
    if (place === undefined || place.ahead === null) return null
    line.places.shift()
    fetchOn(line)
    return place.ahead
  }

  return {
    async next() {
      fetchOn(line)
      while (line.places.length === 0 && line.fetching !== null) await line.fetching
      const [first] = line.places
      await first?.understood
      return take(first) ?? { ...nothingAhead, last: line.behind }
    },
    ready: () => take(line.places[0]),
    putBack: ahead => line.places.unshift({ understood: Promise.resolve(), ahead }),
    goTo(after) {
      line = beginAt(after)
    },
  }
}

type Line = {
  /** The last id that was fetched. */
  behind: number
  isAtEnd: boolean
  places: Place[]
  fetching: Promise<void> | null
}

function beginAt(behind: number): Line {
  return { behind, isAtEnd: false, places: [], fetching: null }
}

type Place = { understood: Promise<void>; ahead: ReadAhead | null }

function placeOf(understood: Promise<ReadAhead>): Place {
  const note = async (): Promise<void> => {
    place.ahead = await understood
  }
  const place: Place = { understood: Promise.resolve(), ahead: null }
  place.understood = note()
  place.understood.catch(() => undefined)
  return place
}
