// Package html makes canonical text of web pages.
//
// In come the bytes of a page, out come all words that a reader would see, in
// the order of the page, one stretch a paragraph with a blank line between two,
// as [layout.Segment]s; and what the page declares of itself (title, outlet,
// author, dates). Navigation, teasers and the like are kept in the text and
// marked; only what is not visible (scripts, hidden elements, fallbacks for old
// browsers) is left out, and counted. White space is folded, no-break spaces
// become spaces, soft hyphens and characters without width fall out.
//
// The tokenizer is that of golang.org/x/net/html. Its parser is not used: it
// refuses pages nested deeper than 512 elements, moves text out of the order of
// the page to repair tables, and can grow a small page without bound by
// repeating unclosed elements. What a text needs of a tree are the open
// elements, which a stack of bounded height gives in linear time.
//
// Which part of a page is the report is decided by package html itself, from
// the elements, roles and class names (hints.yaml), the share of linked text,
// and where most running text stands. go-trafilatura 1.12.2 was measured: to
// link it costs 0.13 s at start-up, 57 MB of memory and 15 MB of binary, it
// drops what it takes for boilerplate instead of marking it, and gives no
// positions.
//
// The text that a version of the extractor makes of a page never changes: a
// change that would alter it gives the extractor another version.
package html
