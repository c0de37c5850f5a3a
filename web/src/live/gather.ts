/** Many calls within a while become one at its start and one at its end: quick when calm, bounded in a storm. */
export function gather(everyMs: number, run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  const close = () => {
    timer = undefined
    if (!again) return
    again = false
    open()
  }
  const open = () => {
    timer = setTimeout(close, everyMs)
    run()
  }
  return {
    call: () => {
      if (timer === undefined) open()
      else again = true
    },
    cancel: () => clearTimeout(timer),
  }
}
