package page

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"factum"
	"factum/internal/report/wording"
)

// Options say how the page looks.
type Options struct {
	Title string // of the page; "": "One record from N sources"
}

//go:embed page.css
var css string

//go:embed page.tmpl
var pageTmpl string

//go:embed parts.tmpl
var partsTmpl string

var templates = sync.OnceValues(func() (*template.Template, error) {
	t := template.New("page").Funcs(template.FuncMap{
		"shown": shown,
		"flat":  flat,
		"count": wording.Count,
	})
	if _, err := t.Parse(pageTmpl); err != nil {
		return nil, err
	}
	return t.Parse(partsTmpl)
})

// Write writes the record as one HTML page.
func Write(w io.Writer, rec *factum.Record, opts Options) error {
	t, err := templates()
	if err != nil {
		return fmt.Errorf("read the templates of the page: %w", err)
	}
	b := bufio.NewWriterSize(w, 1<<16)
	if err := t.Execute(b, newView(rec, opts)); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// style gives the style sheet and the content security policy that allows it
// and nothing else.
func style() (sheet template.CSS, policy string) {
	text := strings.TrimSpace(css)
	sum := sha256.Sum256([]byte(text))
	return template.CSS(text), "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
}
