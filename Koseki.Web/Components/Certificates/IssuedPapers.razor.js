// Prints the pictures of the pages, when all of them are drawn.
export async function print() {
  await Promise.all([...document.querySelectorAll('.paper-pages img')].map((i) => i.decode().catch(() => {})));
  window.koseki.print();
}
