/**
 * The machine waits a few seconds for whoever asks it to (Linux, macOS): what was copied is taken back, and whoever waits for
 * credentials is told. Windows ends a program without a window unasked.
 *
 * @param power Electron's powerMonitor, whose own typings know nothing of the event that it gives
 */
export function stopAtShutdown(power: Pick<NodeJS.EventEmitter, 'on'>, stop: () => void): void {
  power.on('shutdown', (event: { preventDefault(): void }) => {
    event.preventDefault();
    stop();
  });
}
