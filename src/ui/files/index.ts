export { chooseFolder } from './chooseFolder';
export { openPasted } from './openFlows';
export { openDropped, openFiles, openListed } from './opening';
export { downloadZip, openBeside, overwrite, revert, save, saveAll } from './saving';
