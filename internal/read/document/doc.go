// Package document turns received bytes into documents: canonical text, blocks,
// and what the document says of itself.
//
// # What comes in
//
// [List] finds the files of paths and folders without reading them; each
// [Source] is read on its own, so that memory is bounded by the largest
// document. [Read] does the work and is a function of name and bytes. What
// can't be read (no such file, empty, binary, larger than [MaxBytes], longer than
// [MaxText], no known encoding, no known format) is named with a reason in one line and never
// dropped in silence.
//
// # What goes out
//
// A [factum.Document]. Plain text (.txt, .md) that is valid UTF-8 without a byte
// order mark is its own canonical text, byte for byte. Everything else is
// converted, and Extractor and Notes say how. The canonical text is valid
// UTF-8 always, and an extractor with its version makes the same text of the
// same bytes for ever; a better one gets another version.
//
// Blocks give each stretch of the text its function (package layout). Some
// conventions for those who read them:
//
//   - White space inside a block, line breaks included, is a space: a paragraph
//     that was wrapped, or cut by the end of a page, is one block.
//   - Skip holds markup, which stands for nothing; but a skipped character
//     reference ("&rsquo;", "&nbsp;") stands for its character. [Words] gives
//     the words of a block and where each byte of them stands.
//   - The marks of lists, headings and quotations stand between blocks.
//   - A Dateline block before a Paragraph on the same line is the head of a wire
//     report; the paragraph begins behind the dash.
//   - Credit blocks behind an item or paragraph on the same line are the media
//     that a digest cites for it: "... said. (Reuters) (AP)".
//
// Published is what the document prints or declares of its own day, with the
// words in Because; relative dates and dates of the running text are not looked
// at here. [ReadSources] reads what a person knows of the documents, which goes
// before what they say themselves.
//
// # What it does not do
//
// It doesn't interpret the running text, doesn't compare documents and doesn't
// refuse a language; it says which one it is.
package document
