/** What runs in the HTML report. Everything from files becomes text, never markup; a file's body is made when it is opened. */
export const htmlScript = String.raw`
'use strict';
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const facts = read('facts'), files = read('files'), page = document.getElementById('page');
const el = (name, props, ...kids) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === 'on') for (const [event, call] of Object.entries(value)) node.addEventListener(event, call);
    else if (key in node && key !== 'list') node[key] = value; else node.setAttribute(key, value);
  }
  node.append(...kids.filter((kid) => kid !== undefined));
  return node;
};
const plural = (n, noun) => n + ' ' + noun + (n === 1 ? '' : 's');
const state = { text: '', service: '', transform: '', level: '', status: '' };
const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);
/** Bytes that a file's image is estimated to lose. */
const saved = (file) => sum(file.c, (c) => c.y || 0);
const fits = (file) =>
  (!state.text || file.p.toLowerCase().includes(state.text.toLowerCase())) &&
  (!state.service || file.f === state.service || file.f.startsWith(state.service + '/')) &&
  (!state.status || (state.status === 'left' ? file.o.length > 0 : file.s === state.status)) &&
  (!state.level || file.c.some((c) => c.l === state.level && (!state.transform || c.t === state.transform))) &&
  (!state.transform || file.c.some((c) => c.t === state.transform) || (!state.level && file.o.some((o) => o.t === state.transform)));

const totals = el('div', { className: 'totals' });
const chart = el('div', { className: 'chart', role: 'list', 'aria-label': 'changes by transform' });
const sizes = el('div', { className: 'sizes', role: 'list', 'aria-label': 'size of each image before and after' });
const estimateNote = el('div', { className: 'note' }, files.some(saved) ? 'An estimate counts only what a fact tells, which each change names; the image may lose more.' : '');
const list = el('div', {}), shownText = el('span', { className: 'note', role: 'status' });
const order = facts.transforms.map((t) => t.name);
const about = new Map(facts.transforms.map((t) => [t.name, t]));
for (const file of files) for (const one of [...file.c, ...file.o]) if (!order.includes(one.t)) order.push(one.t);

const select = (key, title, options) =>
  el('label', {}, title, el('select', { id: key, on: { change: (event) => { state[key] = event.target.value; draw(); } } },
    el('option', { value: '' }, 'all'), ...options.map(([value, text]) => el('option', { value }, text))));
const services = [...new Set(files.flatMap((file) => { const parts = file.f.split('/'); return [file.f, parts[0], parts.slice(0, 2).join('/')]; }))].sort();
const search = el('input', { type: 'search', id: 'text', placeholder: 'part of a path', on: { input: (event) => { state.text = event.target.value; draw(); } } });
const theme = el('button', { className: 'plain', type: 'button', on: { click: () => {
  const dark = getComputedStyle(document.documentElement).colorScheme === 'dark' ||
    (!document.documentElement.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
} } }, 'light / dark');

const used = order.filter((name) => files.some((file) => file.c.some((c) => c.t === name) || file.o.some((o) => o.t === name)));
page.append(
  el('div', { className: 'top' }, el('h1', {}, 'imgfix report'), theme),
  totals,
  el('h2', {}, 'Changes by transform'), chart,
  ...(files.some((file) => file.z || saved(file)) ? [el('h2', {}, files.some((file) => file.z) ? 'Size of the images before and after, as built' : 'How much smaller the images are, by estimate'), sizes, estimateNote] : []),
  el('h2', {}, 'Files'),
  el('div', { className: 'filters' },
    el('label', {}, 'Path', search),
    select('service', 'Service', services.map((name) => [name, name === '.' ? '(top)' : name])),
    select('transform', 'Transform', used.map((name) => [name, name])),
    select('level', 'Level', ['safe', 'review', 'risky'].map((name) => [name, name])),
    select('status', 'Files', [['changed', facts.written ? 'rewritten' : 'would change'], ['unchanged', 'unchanged'], ['error', 'with an error'], ['left', 'with places left alone']]),
    el('button', { className: 'plain', type: 'button', id: 'reset', on: { click: reset } }, 'reset'),
    shownText),
  list,
  el('footer', {}, 'Keys: ', el('kbd', {}, 'j'), ' ', el('kbd', {}, 'k'), ' next and previous file, ', el('kbd', {}, 'Enter'), ' opens it, ',
    el('kbd', {}, '/'), ' search, ', el('kbd', {}, 'Esc'), ' reset. Made by imgfix ' + facts.version + '.'));

function reset() {
  for (const key of Object.keys(state)) { state[key] = ''; document.getElementById(key).value = ''; }
  draw();
}

const itemOf = (one, tag, text) => el('li', {}, el('span', { className: 'tag' }, 'line ' + one.n + ' '),
  el('b', { title: about.has(one.t) ? about.get(one.t).summary : '' }, one.t), ' ', el('span', { className: 'tag ' + tag, title: about.get(one.t)?.reasons[tag] || '' }, '(' + tag + ')'), ' ' + text);

const bytes = (n) => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  for (; n >= 999.5 && unit < 4; unit++) n /= 1000;
  return (unit === 0 || n >= 100 ? Math.round(n) : n.toFixed(1)) + ' ' + units[unit];
};
const change = ([was, is]) => bytes(was) + ' \u2192 ' + bytes(is) + (was === 0 || was === is ? '' :
  ', ' + (is < was ? '\u2212' : '+') + Math.abs((100 * (is - was)) / was).toFixed(Math.abs(is - was) * 10 < was ? 1 : 0) + ' %');

/** What two lines share at both ends stays plain. */
const marked = (text, other) => {
  let start = 0, end = 0;
  while (start < text.length && text[start] === other[start]) start++;
  while (end < text.length - start && end < other.length - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end++;
  return start + end < text.length * 0.3 ? [text] : [text.slice(0, start), el('mark', {}, text.slice(start, text.length - end)), text.slice(text.length - end)];
};
const diffOf = (file) => {
  const body = el('tbody', {}), row = (...cells) => body.append(el('tr', {}, ...cells));
  const cell = (kind, parts) => { const td = el('td', { className: kind }); td.append(...parts); return td; };
  const number = (n) => cell('no', [n === undefined ? '' : String(n)]);
  let at = 0, shift = 0;
  const same = (to, first, last) => {
    const lines = [];
    for (let i = at; i < to; i++) lines.push(i);
    const hidden = lines.filter((i) => !(i - at < 3 && !first) && !(to - i <= 3 && !last));
    let said = false;
    for (const i of lines) {
      if (hidden.length > 2 && hidden.includes(i)) {
        if (!said) row(el('td', { className: 'gap', colSpan: 4 }, plural(hidden.length, 'line') + ' the same'));
        said = true;
        continue;
      }
      row(number(i + 1), cell('', [file.b[i]]), number(i + 1 + shift), cell('', [file.b[i]]));
    }
  };
  file.d.forEach(([start, end, added], index) => {
    same(start, index === 0, false);
    const gone = file.b.slice(start, end);
    for (let i = 0; i < Math.max(gone.length, added.length); i++) {
      const left = gone[i], right = added[i], both = left !== undefined && right !== undefined;
      row(left === undefined ? number() : number(start + i + 1), left === undefined ? cell('', []) : cell('del', both ? marked(left, right) : [left]),
        right === undefined ? number() : number(start + shift + i + 1), right === undefined ? cell('', []) : cell('add', both ? marked(right, left) : [right]));
    }
    shift += added.length - gone.length;
    at = end;
  });
  same(file.b.length, false, true);
  return el('table', { className: 'diff', 'aria-label': 'before and after' }, el('colgroup', {}, el('col', { style: 'width:3.4rem' }), el('col', {}), el('col', { style: 'width:3.4rem' }), el('col', {})), body);
};
const fill = (details, file) => {
  if (details.dataset.filled) return;
  details.dataset.filled = 'yes';
  const body = el('div', { className: 'body' });
  if (file.e.length) body.append(el('ul', { className: 'items' }, ...file.e.map((text) => el('li', { className: 'badge error' }, text))));
  if (file.c.length) body.append(el('ul', { className: 'items' }, ...file.c.map((c) => itemOf(c, c.l, c.m))));
  if (file.d) body.append(diffOf(file));
  if (file.o.length) body.append(el('div', {}, 'Left alone'), el('ul', { className: 'items' }, ...file.o.map((o) => itemOf(o, o.r, o.m))));
  if (!body.children.length) body.append(el('div', { className: 'note' }, 'Nothing to say.'));
  details.append(body);
};
const entryOf = (file) => {
  const words = [file.v === undefined ? '' : file.v + (file.z ? ' (' + change(file.z) + ')' : ''), file.s === 'error' ? 'error' : file.s === 'changed' ? plural(file.c.length, 'change') : 'unchanged', file.o.length ? file.o.length + ' left alone' : ''];
  const details = el('details', { className: 'file', on: { toggle: () => { if (details.open) fill(details, file); } } },
    el('summary', {}, el('span', { className: 'path' }, file.p), ...words.map((text, i) => text && el('span', { className: 'badge ' + (i === 1 ? file.s : '') }, text)).filter(Boolean)));
  return details;
};
const step = 100;
let waiting = [];
const more = el('button', { className: 'plain', type: 'button', on: { click: () => grow() } }, '');
const grow = () => {
  list.append(...waiting.splice(0, step).map(entryOf));
  if (waiting.length) { more.textContent = 'show ' + plural(Math.min(step, waiting.length), 'more file') + ' of ' + waiting.length; list.append(more); } else more.remove();
};
new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) grow(); }, { rootMargin: '600px' }).observe(more);

const draw = () => {
  const found = files.filter(fits);
  const wanted = (c) => (!state.transform || c.t === state.transform) && (!state.level || c.l === state.level);
  const box = (n, text) => el('div', { className: 'total' }, el('b', {}, String(n)), el('span', {}, text));
  const gone = sum(found, (f) => (f.d ? f.b.length : 0)), came = gone + sum(found, (f) => sum(f.d || [], ([s, e, a]) => a.length - (e - s)));
  totals.replaceChildren(box(found.length, 'files'), box(found.filter((f) => f.s === 'changed').length, facts.written ? 'rewritten' : 'would change'),
    box(sum(found, (f) => f.c.filter(wanted).length), 'changes'), box(sum(found, (f) => f.o.length), 'places left alone'),
    box(found.filter((f) => f.s === 'error').length, 'errors'), box(gone + ' \u2192 ' + came, 'lines of changed files'));
  const estimated = sum(found, (f) => sum(f.c.filter(wanted), (c) => c.y || 0));
  if (estimated) totals.append(box('\u2212' + bytes(estimated), 'smaller, by estimate'));
  const drop = (f) => (f.z ? f.z[0] - f.z[1] : saved(f));
  const built = found.filter((f) => f.z), sized = found.filter((f) => f.z || saved(f)).sort((a, b) => !a.z - !b.z || drop(b) - drop(a));
  if (built.length) totals.append(box(change([sum(built, (f) => f.z[0]), sum(built, (f) => f.z[1])]), plural(built.length, 'image') + ', as built'));
  const shown = sized.slice(0, 30), largest = Math.max(1, ...shown.flatMap((f) => f.z || [saved(f)]));
  const less = (f) => '\u2212' + bytes(saved(f)) + ', estimate';
  const bar = (n, kind) => el('div', { className: 'bar ' + kind, style: 'width:' + (100 * n) / largest + '%' });
  sizes.replaceChildren(...shown.map((f) => el('div', { className: 'size', role: 'listitem' }, el('span', { className: 'path' }, f.p),
    el('div', {}, ...(f.z ? [bar(f.z[0], 'was'), bar(f.z[1], 'is')] : [bar(saved(f), 'is')])),
    el('span', { className: 'num' }, f.z ? change(f.z) + (saved(f) ? ' (' + less(f) + ')' : '') : less(f)))),
    ...(sized.length > shown.length ? [el('div', { className: 'note' }, 'and ' + plural(sized.length - shown.length, 'image') + ' with smaller differences')] : []));
  const counts = used.map((name) => {
    const own = found.flatMap((f) => f.c.filter((c) => c.t === name && (!state.level || c.l === state.level)));
    return [name, own.length, sum(found, (f) => f.o.filter((o) => o.t === name).length), sum(own, (c) => c.y || 0)];
  });
  const most = Math.max(1, ...counts.map(([, n]) => n));
  chart.replaceChildren(...counts.filter(([, n, left]) => n || left).flatMap(([name, n, left, less]) => [
    el('button', { type: 'button', title: about.get(name)?.summary || '', 'aria-pressed': String(state.transform === name), on: { click: () => {
      state.transform = state.transform === name ? '' : name;
      document.getElementById('transform').value = state.transform;
      draw();
    } } }, name),
    el('div', { className: n ? 'bar' : 'bar none', style: 'width:' + (100 * n) / most + '%' }),
    el('span', { className: 'num' }, plural(n, 'change') + (less ? ', estimate \u2212' + bytes(less) : '') + (left ? ', ' + left + ' left alone' : ''))]));
  shownText.textContent = plural(found.length, 'file') + ' of ' + files.length;
  waiting = found;
  list.replaceChildren(...(found.length ? [] : [el('p', { id: 'empty' }, 'No file is like that.')]));
  grow();
};
addEventListener('keydown', (event) => {
  const typing = ['INPUT', 'SELECT', 'TEXTAREA'].includes(document.activeElement?.tagName);
  if (event.key === 'Escape') { reset(); document.activeElement?.blur(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') { event.preventDefault(); search.focus(); return; }
  if (event.key !== 'j' && event.key !== 'k') return;
  const all = [...list.querySelectorAll('summary')], at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1)];
  if (next) { next.focus(); next.scrollIntoView({ block: 'center' }); }
});
draw();
`;
