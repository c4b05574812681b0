// Package plain finds the segments of plain text and Markdown: paragraphs,
// headings, list items, quotations, tables, code, with the inline markup that
// is no word.
//
// In comes a text, out come [layout.Segment]s with byte offsets into it; the
// text itself is never changed. One scanner serves .txt and .md, because plain
// text files of reports are mostly Markdown of some habit, yet not CommonMark:
// lines that follow each other without a blank line are as often paragraphs of
// their own as one hard-wrapped paragraph, and indentation is rarely code. A
// CommonMark parser joins the one and takes the other for code, and gives no
// positions for inline delimiters; so the scanner decides by the document's own
// habit (see habit).
package plain
