// The sound of alarms: two tones every second and a half until somebody has seen the alarm. Made here, no file is fetched.
let context = null;
let timer = null;

function tone(frequency, at, length) {
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0.25, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + length);
}

function beep() {
  if (context.state === 'running') {
    tone(880, context.currentTime, 0.35);
    tone(660, context.currentTime + 0.4, 0.35);
    document.documentElement.dataset.alarm = 'ringing';
  }
}

// Only where somebody has pressed something on the page may it sound: the browser decides.
function heard() {
  return context.state === 'running' ? 'heard' : 'silent';
}

/** Begins or ends ringing; says whether it can be heard. */
export async function ring(on) {
  context ??= new AudioContext();
  if (on && timer === null) {
    context.resume();
    timer = setInterval(beep, 1500);
    beep();
  } else if (!on && timer !== null) {
    clearInterval(timer);
    timer = null;
    delete document.documentElement.dataset.alarm;
  }
  return heard();
}

/** One tone, asked for by hand; says whether it could be heard. */
export async function tryOut() {
  context ??= new AudioContext();
  await context.resume();
  tone(880, context.currentTime, 0.35);
  return heard();
}
