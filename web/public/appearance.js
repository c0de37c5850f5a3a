// Runs before the first paint, so that nothing flashes. Kept in step with src/app/appearance.ts.
;(function () {
  var root = document.documentElement
  function read(key) {
    try {
      return localStorage.getItem('evenhand.' + key)
    } catch {
      return null
    }
  }
  var theme = read('theme')
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.dataset.density = read('density') === 'compact' ? 'compact' : 'comfortable'
})()
