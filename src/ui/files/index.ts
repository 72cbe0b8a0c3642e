export { openDropped, openFiles, openFolder, openListed } from './opening';
export { downloadZip, openBeside, overwrite, revert, save, saveAll } from './saving';
