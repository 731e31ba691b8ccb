/** Gives a file to whoever sits here. */
export async function save(stream, name) {
  const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: 'text/csv' }));
  const link = document.createElement('a');
  [link.href, link.download] = [url, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
