/** Has the browser keep a file, as if a link to it had been followed. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by the next task; the address is not needed any more.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
