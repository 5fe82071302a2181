// Loaded by a real Electron before the app (`electron -r`): links are kept from the machine's own browser, for tests open them in
// one of their own, and nobody agrees to a question.
const { dialog, shell } = require('electron');

shell.openExternal = async () => {};
dialog.showMessageBox = async ({ cancelId = 0 }) => ({ response: cancelId, checkboxChecked: false });
dialog.showErrorBox = (title, content) => process.stderr.write(`${title}: ${content}\n`);
