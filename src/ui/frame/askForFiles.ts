/**
 * Has the browser ask for files; `take` gets what was chosen, or nothing. To be called while a click or key is handled:
 * Safari asks for none once a part of the app had to be fetched first.
 */
export function askForFiles(
  take: (files: readonly File[]) => void,
  options: Partial<Pick<HTMLInputElement, 'accept' | 'multiple' | 'webkitdirectory'>>,
): void {
  const input = Object.assign(document.createElement('input'), options, { type: 'file', hidden: true });
  input.onchange = input.oncancel = () => {
    input.remove();
    take([...(input.files ?? [])]);
  };
  // One that is not in the page Safari may forget while it asks.
  document.body.append(input);
  input.click();
}
