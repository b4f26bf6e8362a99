import { KEPT, signedIn, signedOut } from './page.js'

// Everything is drawn by now.
if (sessionStorage.getItem(KEPT)) signedIn()
else signedOut()
