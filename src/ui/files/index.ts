export { chooseFolder } from './chooseFolder';
export { openDropped, openFiles } from './opening';
export { downloadZip, openBeside, overwrite, revert, save, saveAll } from './saving';
