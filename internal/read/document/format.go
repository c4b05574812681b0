package document

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// format is a kind of file.
type format struct {
	name       string
	extensions []string
	magic      []string // what the bytes begin with
	read       func(data []byte) (page, error)
}

// formats lists what is read, and by name what is not read by this version; a
// format without read is refused with its name.
func formats() []format {
	return []format{
		{name: "text", extensions: []string{"txt", "text", "md", "markdown", "mdown"}, read: readPlain},
		{name: "HTML", extensions: []string{"html", "htm", "xhtml", "shtml"}, read: readHTML},
		{name: "PDF", extensions: []string{"pdf"}, magic: []string{"%PDF-"}},
		{name: "Word", extensions: []string{"docx", "doc", "odt", "rtf"}, magic: []string{"{\\rtf", "\xd0\xcf\x11\xe0"}},
		{name: "mail", extensions: []string{"eml", "msg", "mbox"}},
		{name: "web archive", extensions: []string{"warc", "wacz", "mhtml", "mht"}, magic: []string{"WARC/"}},
		{name: "compressed archive", extensions: []string{"zip", "gz", "bz2", "xz", "zst", "7z", "rar", "tar"}, magic: []string{"PK\x03\x04", "\x1f\x8b", "BZh", "\xfd7zXZ", "7z\xbc\xaf", "Rar!"}},
		{name: "image", extensions: []string{"jpg", "jpeg", "png", "gif", "webp", "svg", "tif", "tiff", "heic", "bmp", "ico"}, magic: []string{"\x89PNG", "\xff\xd8\xff", "GIF8"}},
		{name: "audio or video", extensions: []string{"mp3", "mp4", "m4a", "mov", "avi", "mkv", "wav", "ogg", "webm"}},
		{name: "spreadsheet or slides", extensions: []string{"xlsx", "xls", "ods", "pptx", "ppt", "odp"}},
		{name: "data", extensions: []string{"json", "jsonl", "ndjson", "yaml", "yml", "toml", "csv", "tsv", "xml", "sqlite", "db", "parquet"}},
		{name: "program", extensions: []string{"go", "py", "js", "mjs", "ts", "css", "sh", "c", "h", "java", "rs", "exe", "so", "dll"}},
	}
}

// Extension gives all that the reading of a document takes from its name.
func Extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(strings.ReplaceAll(name, "\\", "/")), "."))
}

// formatOf tells the format by the extension, else by the bytes. Bytes that
// begin with the mark of another format are of that one, whatever the name says.
func formatOf(name string, data []byte) (format, error) {
	ext := Extension(name)
	all := formats()
	chosen, text := -1, 0
	for i, f := range all {
		for _, e := range f.extensions {
			if ext == e {
				chosen = i
			}
		}
		for _, m := range f.magic {
			if bytes.HasPrefix(data, []byte(m)) {
				return refuse(f)
			}
		}
	}
	switch {
	case len(data) == 0:
		return format{}, ErrEmpty
	case chosen > text:
	case looksLikeHTML(data):
		chosen = text + 1
	default:
		chosen = text
	}
	if all[chosen].read == nil {
		return refuse(all[chosen])
	}
	return all[chosen], nil
}

func refuse(f format) (format, error) {
	return format{}, fmt.Errorf("%s is not a format that this version reads (it reads txt, md, html)", f.name)
}

// looksLikeHTML says whether bytes of unknown or plain name are a page.
func looksLikeHTML(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 1024)], " \t\r\n\f\xef\xbb\xbf"))
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml")) {
		end := bytes.IndexByte(head, '>')
		if end < 0 {
			return false
		}
		head = bytes.TrimLeft(head[end+1:], " \t\r\n")
	}
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}
