export { DialogHost, preloadDialogs } from './DialogHost';
export { closeDialog, type DialogRequest, openDialog, type StartChoice } from './request';
export { Toasts } from './Toasts';
