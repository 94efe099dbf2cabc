import { expect, it } from 'vitest';
import { parseDockerfile, type Stage } from '../../src/dockerfile/index.ts';
import { programKind, startOf } from '../../src/query/start-command.ts';

const lastStage = (text: string): Stage => {
  const stage = parseDockerfile(text).stages.at(-1);
  if (!stage) throw new Error('the text has no stage');
  return stage;
};
const stageOf = (text: string): Stage => lastStage(`FROM debian:12\n${text}\n`);

it.each([
  ['CMD node server.js', 'node', 'application'],
  ['CMD ["node"]', 'node', 'interactive'],
  ['CMD ["node", "-e", "1"]', 'node', 'unknown'],
  ['CMD exec gunicorn --bind :$PORT app:app', 'gunicorn', 'server'],
  ['CMD ["gunicorn", "--user=app", "app:app"]', 'gunicorn', 'drops-privileges'],
  ['ENTRYPOINT ["tini", "-g", "--"]\nCMD ["python3", "app.py"]', 'python3', 'application'],
  ['ENTRYPOINT ["/usr/bin/env", "-u", "A", "B=c", "java", "-jar", "a.jar"]', 'java', 'application'],
  ['CMD ["sh", "-c", "exec python -m http.server 8000"]', 'python', 'server'],
  ['CMD ["python", "manage.py", "runserver"]', 'python', 'unknown'],
  ['CMD ["dotnet", "run"]', 'dotnet', 'build-tool'],
  ['CMD ["dotnet", "App.dll"]', 'dotnet', 'application'],
  ['CMD sudo nginx', 'sudo', 'drops-privileges'],
  ['CMD ["php-fpm8.2", "-F"]', 'php-fpm8.2', 'needs-root'],
  ['CMD ["tail", "-f", "/dev/null"]', 'tail', 'interactive'],
  ['CMD ["./start.sh"]', './start.sh', 'script'],
  ['CMD ["bash", "start"]', 'bash', 'script'],
  ['CMD ["/bin/bash", "-l"]', '/bin/bash', 'interactive'],
  ['COPY --from=x /out/server /bin/\nCMD ["server"]', 'server', 'built'],
  ['COPY server /bin/\nCMD ["server"]', 'server', 'unknown'],
  ['RUN go build -o /bin/server .\nCMD ["server"]', 'server', 'built'],
  ['ENTRYPOINT ["a"]\nENTRYPOINT []\nCMD ["make"]', 'make', 'build-tool'],
  ['CMD $PROGRAM --flag', undefined, 'unknown'],
])('%s', (text, name, kind) => {
  const stage = stageOf(text);
  const [program] = startOf(stage, undefined)?.programs ?? [];
  expect(program?.name).toBe(name);
  expect(program && programKind(program, stage)).toBe(kind);
});

it('forgets the CMD of an earlier stage at a new ENTRYPOINT', () => {
  const text = 'FROM debian AS base\nCMD ["old"]\nFROM base\nENTRYPOINT ["new"]\n';
  const start = startOf(lastStage(text), undefined);
  expect(start?.programs).toEqual([{ name: 'new', words: [] }]);
});

it('knows nothing of a file without either', () => {
  expect(startOf(stageOf('RUN make'), undefined)).toBeUndefined();
});
