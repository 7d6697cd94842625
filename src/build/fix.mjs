// Lints and formats the files that differ from the last commit, or every file if git is not there. ESLint and Prettier take
// minutes for every file of a new checkout, which `npm run check` reads.
import { execFileSync } from 'node:child_process';

const files = changedFiles();
if (files.length > 0) {
  run('eslint', '--fix', '--no-warn-ignored', ...files);
  run('prettier', '--write', '--log-level', 'warn', '--ignore-unknown', ...files);
}

function changedFiles() {
  try {
    const changed = git('diff', '--relative', '--name-only', '--diff-filter=d', 'HEAD');
    return [...new Set([...changed, ...git('ls-files', '--others', '--exclude-standard')])];
  } catch {
    return ['.'];
  }
}

function git(command, ...args) {
  const output = execFileSync('git', [command, '-z', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return output.split('\0').filter(Boolean);
}

/** Exits as the program does: what it found, it has printed. */
function run(program, ...args) {
  try {
    execFileSync(program, args, { stdio: 'inherit' });
  } catch ({ status }) {
    process.exit(status ?? 1);
  }
}
