package document

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

func encoded(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEncodings(t *testing.T) {
	const text = "The café in Larnaca — “the only one” — was closed on 3 May, the naïve owner said. He went home at noon.\n"
	for _, test := range []struct {
		name string
		in   []byte
		note string // begins the only note; "" for none
	}{
		{"UTF-8", []byte(text), ""},
		{"byte order mark", []byte("\ufeff" + text), "byte order mark taken off"},
		{"UTF-16LE with mark", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), text), "converted from UTF-16LE"},
		{"UTF-16BE with mark", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), text), "converted from UTF-16BE"},
		{"UTF-16LE", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), text), "converted from UTF-16LE (no byte order mark"},
		{"UTF-16BE", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), text), "converted from UTF-16BE (no byte order mark"},
		{"UTF-32LE", encoded(t, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), text), "converted from UTF-32LE"},
		{"Windows-1252", encoded(t, charmap.Windows1252, text), "converted from Windows-1252"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := Read("a.txt", test.in)
			if err != nil {
				t.Fatal(err)
			}
			wellFormed(t, d)
			if d.Text != text {
				t.Errorf("%q", d.Text)
			}
			if notes := strings.Join(d.Notes, "; "); !strings.HasPrefix(notes, test.note) || (test.note == "") != (notes == "") {
				t.Errorf("notes %q, want %q", notes, test.note)
			}
		})
	}
}

func TestDamagedUTF8(t *testing.T) {
	d, err := Read("a.txt", []byte("The café — “the only one” — was closed\xe2\x80 on 3 May.\n"))
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, d)
	if !strings.Contains(d.Text, "closed\ufffd on") || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "2 damaged bytes") {
		t.Errorf("%q %q", d.Text, d.Notes)
	}
}

func TestPageEncodings(t *testing.T) {
	const words = "Президент сказал, что суд освободил генерала."
	page := "<meta charset=windows-1251>" + strings.Repeat(" ", 2000) + "<p>" + words
	late := strings.Repeat(" ", 5000) + "<meta http-equiv=content-type content='text/html; charset=gb2312'><p>总统说法院释放了将军。"
	for name, in := range map[string][]byte{
		words:         encoded(t, charmap.Windows1251, page),
		"总统说法院释放了将军。": encoded(t, simplifiedchinese.GBK, late),
		"naïve":       encoded(t, charmap.Windows1252, "<p>The naïve judge freed him and went home in the afternoon of that day."),
		"café":        []byte("<meta charset=iso-8859-1><p>café"),
		"ab":          []byte("<p>a\x00b" + strings.Repeat(" ", 200)),
	} {
		d, err := Read("a.html", in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if wellFormed(t, d); !strings.Contains(d.Text, name) {
			t.Errorf("%q lacks %q", d.Text, name)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, test := range []struct {
		name, in, want string
	}{
		{"a.txt", "", ErrEmpty.Error()},
		{"a.txt", " \n\u200b\n", ErrEmpty.Error()},
		{"a.html", "<p> </p><script>x</script>", ErrEmpty.Error()},
		{"a.txt", "text with a \x00 byte", ErrBinary.Error()},
		{"a.txt", strings.Repeat("\x01\x02\x03", 100), ErrBinary.Error()},
		{"a.txt", strings.Repeat("\xef\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 ", 30), ErrEncoding.Error()},
		{"a.txt", strings.Repeat("\x81\x8d x", 30), ErrEncoding.Error()},
		{"a.pdf", "%PDF-1.7", "PDF is not a format that this version reads (it reads txt, md, html)"},
		{"a.txt", "%PDF-1.7", "PDF is not a format that this version reads (it reads txt, md, html)"},
		{"a.docx", "PK\x03\x04", "compressed archive is not a format that this version reads (it reads txt, md, html)"},
		{"a.eml", "From: x\n\ny", "mail is not a format that this version reads (it reads txt, md, html)"},
		{"a.WARC", "WARC/1.0", "web archive is not a format that this version reads (it reads txt, md, html)"},
		{"a.json", "{}", "data is not a format that this version reads (it reads txt, md, html)"},
		{"photo", "\x89PNG\r\n", "image is not a format that this version reads (it reads txt, md, html)"},
	} {
		if d, err := Read(test.name, []byte(test.in)); err == nil || err.Error() != test.want {
			t.Errorf("%s %.20q: %v (%v), want %s", test.name, test.in, err, d, test.want)
		}
	}
	if _, err := Read("a.txt", make([]byte, MaxBytes+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
}

func TestFormatByBytes(t *testing.T) {
	for name, want := range map[string]string{"report": "plain@1", "a.txt": "plain@1", "a.log": "plain@1", "-": "plain@1", "A.MD": "plain@1"} {
		if d, err := Read(name, []byte("He was freed.")); err != nil || d.Extractor != want {
			t.Errorf("%s: %v %v", name, d, err)
		}
	}
	for _, page := range []string{"<!DOCTYPE html><p>He was freed.", "\n<!-- saved --><html><p>He was freed.", "<?xml version='1.0'?><html><p>He was freed."} {
		if d, err := Read("-", []byte(page)); err != nil || d.Extractor != "html@1" || d.Text != "He was freed." {
			t.Errorf("%q: %v %v", page, d, err)
		}
	}
}
