export { chooseFolder } from './chooseFolder';
export { openPasted } from './openFlows';
export { openDropped, openFiles } from './opening';
export { downloadZip, openBeside, overwrite, revert, save, saveAll } from './saving';
