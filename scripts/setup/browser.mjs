import { findChromium, HOW_TO_INSTALL, hasChineseFont } from '../local/chromium.mjs';
import { runCommand } from './command.mjs';

const PACKAGES = ['chromium', 'fonts-noto-cjk'];

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0;

const found = () => (hasChineseFont() ? findChromium() : undefined);

const missing = () => {
  const what = findChromium() === undefined ? 'no browser' : 'no Chinese font';
  return `${what}, so pages are not tested; ${HOW_TO_INSTALL}`;
};

const check = () => found() ?? (mayInstall() ? undefined : missing());

const act = async (report) => {
  report(`apt-get install ${PACKAGES.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env });
  await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], { env });
  return found() ?? missing();
};

/** For tests of pages and for pictures only. Nothing else needs it, so its lack is said and never an error. */
export const browserStep = { title: 'Browser', check, act };
