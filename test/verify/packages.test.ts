import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packagesIn } from '../../src/verify/packages.ts';
import { ndbHeaders, rpmPackage, sqliteHeaders } from '../../src/verify/rpm.ts';
import { treeOf } from '../../src/verify/tree.ts';
import { layer, type Content } from './tars.ts';

const packages = async (files: Readonly<Record<string, Content>>) => packagesIn(treeOf([await layer(files)]));

const status = `Package: git
Status: install ok installed
Architecture: amd64
Version: 1:2.39
Description: x
 more

Package: gone
Status: deinstall ok config-files
Version: 1

Package: libc6
Status: install ok installed
Architecture: amd64
Version: 2.36

Package: libc6
Status: install ok installed
Architecture: i386
Version: 2.36

Package: less
Status: install ok installed
Version: 590
`;

it('reads dpkg: what is installed, by which architecture, and whether anyone asked for it', async () => {
  const found = await packages({
    'var/lib/dpkg/status': status,
    'var/lib/apt/extended_states': 'Package: less\nArchitecture: amd64\nAuto-Installed: 1\n',
    'var/lib/dpkg/info/less.list': '/.\n/usr/bin\n/usr/bin/less\n',
    'var/lib/dpkg/info/lesser.list': '/usr/bin/lesser\n',
  });
  expect(found.list.map(({ name, version, automatic }) => [name, version, automatic])).toEqual([
    ['git', '1:2.39', false],
    ['less', '590', true],
    ['libc6:amd64', '2.36', false],
    ['libc6:i386', '2.36', false],
  ]);
  expect(found.filesOf('less')).toEqual(['usr/bin', 'usr/bin/less']);
});

it('reads the packages of distroless images, which have a file each', async () => {
  const found = await packages({
    'var/lib/dpkg/status.d/base': 'Package: base-files\nVersion: 12\n',
    'var/lib/dpkg/status.d/base.md5sums': 'Package: no\n',
  });
  expect(found.list).toMatchObject([{ name: 'base-files', version: '12', automatic: undefined }]);
});

it('reads apk', async () => {
  const found = await packages({
    'lib/apk/db/installed': 'C:Q1\nP:musl\nV:1.2\n\nP:git\nV:2.4\nF:usr/bin\nR:git\n\n',
    'etc/apk/world': 'alpine-base\ngit>2\n',
  });
  expect(found.list.map(({ name, version, automatic }) => [name, version, automatic])).toEqual([
    ['git', '2.4', false],
    ['musl', '1.2', true],
  ]);
});

const database = brotliDecompressSync(readFileSync(join(import.meta.dirname, 'data/rpmdb.sqlite.br')));

it('reads the database that rpm writes today', async () => {
  const found = await packages({ 'var/lib/rpm/rpmdb.sqlite': database });
  expect(found.list.map(({ name, version }) => `${name} ${version}`)).toEqual([
    'pack1 1.1-2',
    'pack10 3:1.10-2',
    'pack12 1.12-2',
    'pack15 3:1.15-2',
    'pack2 1.2-2',
    'pack25 3:1.25-2',
    'pack5 3:1.5-2',
    'pack60 3:1.60-2',
    'pack9 1.9-2',
  ]);
});

it('reads the database of SUSE', () => {
  const headers = sqliteHeaders(database);
  const slots = Buffer.alloc(4096);
  slots.write('RpmP', 0);
  slots.writeUInt32LE(1, 12);
  const blobs: Buffer[] = [];
  let place = 4096 / 16;
  headers.forEach((header, index) => {
    const at = 32 + index * 16;
    slots.write('Slot', at);
    slots.writeUInt32LE(index + 1, at + 4);
    slots.writeUInt32LE(place, at + 8);
    const blob = Buffer.alloc(Math.ceil((16 + header.length) / 16) * 16);
    blob.write('BlbS', 0);
    blob.writeUInt32LE(header.length, 12);
    header.copy(blob, 16);
    blobs.push(blob);
    place += blob.length / 16;
  });
  const read = ndbHeaders(Buffer.concat([slots, ...blobs]));
  expect(read.map((header) => rpmPackage(header)?.name)).toEqual(headers.map((header) => rpmPackage(header)?.name));
});

it('says which databases it cannot read, and reads the rest', async () => {
  const broken = Buffer.from(database.subarray(0, 9000));
  const found = await packages({
    'var/lib/rpm/Packages': 'old',
    'usr/lib/sysimage/rpm/rpmdb.sqlite': broken,
    'var/lib/dpkg/status': status,
  });
  expect(found.list).toHaveLength(4);
  expect([...found.problems].sort()).toEqual([
    expect.stringContaining('/usr/lib/sysimage/rpm/rpmdb.sqlite could not be read'),
    expect.stringContaining('Berkeley DB'),
  ]);
});
