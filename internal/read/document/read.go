package document

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"factum"
	"factum/internal/read/document/html"
	"factum/internal/read/document/layout"
	"factum/internal/read/document/plain"
	"factum/internal/read/document/printed"
)

// MaxBytes is the size of the largest document that is read, 64 MiB: reading
// takes several times that in memory, and no report comes near it.
const MaxBytes = 64 << 20

// MaxText is the size of the longest text that is read as one document, 8 MiB, a
// book of three thousand pages: with its trees in memory each byte takes some
// three hundred.
const MaxText = 8 << 20

// Reasons why received bytes are no document.
var (
	ErrEmpty    = errors.New("empty: there is nothing to read")
	ErrBinary   = errors.New("binary data, not a text")
	ErrEncoding = errors.New("neither UTF-8 nor another encoding that can be told apart; save it as UTF-8")
	ErrTooLarge = fmt.Errorf("larger than %d MiB, the most that is read as one document; split it", MaxBytes>>20)
	ErrTooLong  = fmt.Errorf("its text is longer than %d MiB, the most that is read as one document; split it", MaxText>>20)
)

// page is what a format makes of the received bytes.
type page struct {
	layout.Page
	text      string // canonical
	extractor string
	declared  []declared
	notes     []string
}

// declared is a date that stands in metadata and not in the text.
type declared struct {
	printed.Date
	where    string // "article:published_time"
	modified bool
}

// Read makes a document of received bytes. name is the path as given; its
// extension and the bytes tell the format. The error is one line that says why
// the bytes are no document. The document's notes and spans refer to
// [factum.Document.ID], which two documents of equal bytes share.
func Read(name string, data []byte) (*factum.Document, error) {
	if len(data) > MaxBytes {
		return nil, ErrTooLarge
	}
	f, err := formatOf(name, data)
	if err != nil {
		return nil, err
	}
	p, err := f.read(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(p.text) == "" || len(p.Blocks) == 0 {
		return nil, ErrEmpty
	}
	if len(p.text) > MaxText {
		return nil, ErrTooLong
	}
	sum, textSum := sha256.Sum256(data), sha256.Sum256([]byte(p.text))
	d := &factum.Document{
		File: name, SHA256: hex.EncodeToString(sum[:]), TextSHA256: hex.EncodeToString(textSum[:]), Extractor: p.extractor,
		Title: p.Title, Outlet: p.Outlet, Author: p.Author, URL: p.URL, Text: p.text, Blocks: p.Blocks, Notes: p.notes,
	}
	d.ID = "d" + d.SHA256[:8]
	language, note := languageOf(d, p.Language)
	d.Language = language
	addNote(d, note)
	d.Published, p.notes = published(d, p.Dates, p.declared)
	for _, n := range p.notes {
		addNote(d, n)
	}
	return d, nil
}

// Words gives the words of a block without its markup, and where each byte of
// them stands in the text; at is nil where the words are the text itself. See
// [layout.Words].
func Words(d *factum.Document, b factum.Block) (words string, at []int32) {
	return layout.Words(d.Text, b)
}

// readPlain reads .txt and .md.
func readPlain(data []byte) (page, error) {
	text, notes, err := decode(data)
	if err != nil {
		return page{}, err
	}
	segments, err := plain.Segments(text)
	if err != nil {
		return page{}, err
	}
	return page{Page: layout.Arrange(text, segments, printed.UnknownOrder), text: text, extractor: "plain@1", notes: notes}, nil
}

// readHTML reads web pages.
func readHTML(data []byte) (page, error) {
	text, notes, err := decodePage(data)
	if err != nil {
		return page{}, err
	}
	h, err := html.Read(text)
	if err != nil {
		return page{}, err
	}
	p := page{Page: h.Page, text: h.Text, extractor: "html@1", notes: append(notes, h.Notes...)}
	for _, d := range h.Declared {
		p.declared = append(p.declared, declared{Date: d.Date, where: d.Where, modified: d.Modified})
	}
	return p, nil
}

func addNote(d *factum.Document, note string) {
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
}
