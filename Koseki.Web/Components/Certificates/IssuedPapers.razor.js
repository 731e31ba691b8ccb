// Papers live in this page's memory only: no address, no cache; one at a time.
let paper = null;

export function forget() {
  if (paper) {
    URL.revokeObjectURL(paper);
    paper = null;
  }
}

export async function show(frame, stream) {
  const bytes = await stream.arrayBuffer();
  forget();
  paper = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  await new Promise((ready) => {
    frame.onload = ready;
    frame.src = `${paper}#toolbar=0&view=FitH`;
  });
}

export function print(frame) {
  frame.contentWindow.focus();
  frame.contentWindow.print();
}
