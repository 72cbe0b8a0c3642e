/** Has the browser download something under a name. */
export function offer(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The browser reads the address after the click returns; a while later it is done with it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
