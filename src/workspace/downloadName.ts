import type { OpenFile } from './workspace';

/**
 * The name a download gets: the policy's name now when the file was named after it, else the file's own name.
 * A name that could not be a file's (the API server would refuse it too) leaves the file's own.
 */
export function downloadName(file: OpenFile): string {
  const policy = file.objects.find((object) => object.key === file.namedAfter);
  if (!policy || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/.test(policy.name)) return file.name;
  const ending = /\.(ya?ml|json)$/i.exec(file.name)?.[0] ?? '.yaml';
  return `${policy.name}${ending}`;
}
