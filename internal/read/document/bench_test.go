package document

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factum/internal/shareddata"
)

// reportText is the running text of the shared reports, some 70 kB.
func reportText(b *testing.B) []byte {
	files, err := filepath.Glob(filepath.Join(shareddata.Path(b), "*", "*", "sources", "*.txt"))
	if err != nil || len(files) == 0 {
		b.Fatal("no reports: ", err)
	}
	var all []byte
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		all = append(append(all, data...), '\n')
	}
	return all
}

func BenchmarkPlain(b *testing.B) {
	data := reportText(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	var page strings.Builder
	page.WriteString("<!DOCTYPE html><html lang=en><head><title>Reports</title></head><body><nav>" + strings.Repeat("<a href=/x>Section</a>", 50) + "</nav><article>")
	for _, p := range strings.Split(string(reportText(b)), "\n") {
		fmt.Fprintf(&page, "<div class=\"block text-block\"><p>%s</p></div>\n", html.EscapeString(p))
	}
	page.WriteString("</article></body></html>")
	data := []byte(page.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.html", data); err != nil {
			b.Fatal(err)
		}
	}
}
