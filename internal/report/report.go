package report

import (
	"io"

	"factum"
	"factum/internal/report/page"
	"factum/internal/report/term"
)

// TerminalOptions say how the summary looks.
type TerminalOptions = term.Options

// Terminal writes the summary of the record for a terminal.
func Terminal(w io.Writer, rec *factum.Record, opts TerminalOptions) error {
	return term.Write(w, rec, opts)
}

// PageOptions say how the page looks.
type PageOptions = page.Options

// Page writes the record as one self-contained HTML page. The documents of
// the record must carry their text and blocks.
func Page(w io.Writer, rec *factum.Record, opts PageOptions) error {
	return page.Write(w, rec, opts)
}
