import { spawn } from 'node:child_process';

/** Runs a command to its end. Never throws: `code` is null when it could not start or was ended after `timeoutMs`. */
export const runCommand = (command, args, { timeoutMs = 600_000, kept = 12_000, ...options } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (chunk) => {
      output = `${output}${chunk}`.slice(-kept);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => {
      keep(`\nended after ${timeoutMs / 1000} s`);
      child.kill('SIGKILL');
    }, timeoutMs);
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code, output: output.trim() });
    };
    child.once('error', (error) => {
      keep(error.code === 'ENOENT' ? `there is no ${command} here` : error.message);
      end(null);
    });
    child.once('close', end);
  });

/** The end of what a command said, for a person to read. */
export const lastLines = (output, count = 12) => output.split('\n').slice(-count).join('\n');

export const firstLine = (output) => output.split('\n').find((line) => line.trim() !== '') ?? '';
