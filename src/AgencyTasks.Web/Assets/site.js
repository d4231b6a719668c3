import htmx from 'htmx.org/dist/htmx.esm.js';
import { focusErrorSummary } from './scripts/errorSummary.js';
import { checkFileSizes } from './scripts/fileSize.js';
import { closeMenuOnEscape } from './scripts/menu.js';
import { usePasskeys } from './scripts/passkeys.js';
import { offerPrinting } from './scripts/print.js';
import { workTheQueue } from './scripts/queue.js';
import { warnOfSessionEnd } from './scripts/sessionEnd.js';
import { submitOnce } from './scripts/submitOnce.js';
import { switchTheme } from './scripts/theme.js';
import { keepDrafts } from './scripts/localDraft.js';
import { sendFilesAhead } from './scripts/uploads.js';
import { tellFailedRequests } from './scripts/requestFailed.js';

// Every page works without this file; what is here only makes it kinder.
window.htmx = htmx;
focusErrorSummary();
checkFileSizes();
closeMenuOnEscape();
offerPrinting();
submitOnce();
usePasskeys();
switchTheme();
warnOfSessionEnd();
keepDrafts();
sendFilesAhead();
workTheQueue();
tellFailedRequests();
