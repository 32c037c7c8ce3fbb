// Items of a JSON Feed as pages, which say of themselves what the feed says of them: <https://www.jsonfeed.org/version/1.1/>.

/**
 * @param {object} item
 * @param {object} feed
 * @param {string} [url] of the item
 * @returns {string | undefined} a page; nothing where the item has no text
 */
export function page(item, feed, url) {
  const content = text(item?.content_html) ?? paragraphs(text(item?.content_text));
  if (content === undefined) return undefined;
  const authors = [item.authors, item.author && [item.author], feed.authors, feed.author && [feed.author]].find((list) => Array.isArray(list) && list.length > 0) ?? [];
  const title = text(item.title);
  const tags = Array.isArray(item.tags) ? item.tags : [];
  const head = [
    ['<title>', title, '</title>'],
    ['<link rel="canonical" href="', url, '">'],
    ['<meta property="og:site_name" content="', text(feed.title), '">'],
    ['<meta property="og:image" content="', text(item.image) ?? text(item.banner_image), '">'],
    ['<meta name="description" content="', text(item.summary), '">'],
    ['<meta property="article:published_time" content="', text(item.date_published), '">'],
    ['<meta property="article:modified_time" content="', text(item.date_modified), '">'],
    ...authors.map((author) => ['<meta name="author" content="', text(author?.name), '">']),
    ...tags.map((tag) => ['<meta property="article:tag" content="', text(tag), '">']),
  ];
  const language = text(item.language) ?? text(feed.language);
  const lines = head.filter(([, value]) => value !== undefined).map(([before, value, after]) => `${before}${escaped(value)}${after}`);
  const heading = title === undefined ? '' : `<h1>${escaped(title)}</h1>\n`;
  return `<!doctype html>\n<html${language === undefined ? '' : ` lang="${escaped(language)}"`}>\n<meta charset="utf-8">\n${lines.join('\n')}\n<article>\n${heading}${content}\n</article>\n</html>\n`;
}

function text(value) {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function paragraphs(text) {
  return text
    ?.split(/\n\s*\n/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
