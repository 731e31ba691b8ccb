namespace Koseki.Eng.Bench.Circuits;

/// <summary>
/// What runs in every page of the bench: takes the time from a key's own time stamp until its effect is painted, by the
/// page's own clock. A letter's effect is the letter; the effect of Enter is the server's: findings and recorded text
/// (<c>.preview</c>) are about the box as it was left: <c>data-changes</c> counts the changes the server has taken in,
/// <c>data-answered</c> those the preview knows of.
/// </summary>
internal static class TypingProbe
{
    /// <summary>The script; <c>bench.take()</c> gives what was measured since it was last asked, in milliseconds.</summary>
    internal const string Script = """
        (() => {
          let letters = [], answers = [], firsts = [], servers = [], pending = [], received = 0;
          const known = (what) => Number(document.querySelector('.preview')?.dataset[what] ?? 0);
          window.WebSocket = class extends WebSocket {
            constructor(...given) { super(...given); this.addEventListener('message', () => { received = performance.now(); }); }
            send(data) {
              const now = performance.now();
              for (const p of pending) { p.sent ??= now; }
              super.send(data);
            }
          };
          // After the frame that the next animation frame draws.
          const painted = (then) => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => then(performance.now());
            channel.port2.postMessage(0);
          });
          addEventListener('keydown', (e) => {
            const box = e.target;
            if (!box.closest?.('[data-entry]')) { return; }
            if (e.key !== 'Enter') {
              const at = e.timeStamp;
              box.addEventListener('input', () => painted((now) => letters.push(now - at)), { once: true });
            } else if (box.dataset.value !== box.value) {
              pending.push({ at: e.timeStamp, before: known('changes') });
            }
          }, true);
          const look = () => {
            for (const p of pending.filter((p) => p.sent !== undefined && p.sent < received)) {
              if (p.first === undefined) { p.first = received; firsts.push(received - p.sent); }
              if (p.number === undefined && known('changes') > p.before) { p.number = known('changes'); }
              if (p.number <= known('answered')) {
                pending = pending.filter((other) => other !== p);
                servers.push(received - p.sent);
                painted((now) => answers.push(now - p.at));
              }
            }
          };
          new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          window.bench = { take() {
            const taken = { letters, answers, firsts, servers, missing: pending.length };
            letters = []; answers = []; firsts = []; servers = []; pending = [];
            return taken;
          } };
        })();
        """;
}
