package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode gives the canonical text of a plain text: the bytes themselves where
// they are UTF-8 without a byte order mark, else what they were converted to,
// with a note that says so.
func decode(data []byte) (text string, notes []string, err error) {
	if e, name := marked(data); e != nil {
		out, err := e.NewDecoder().Bytes(data)
		if err != nil || !utf8.Valid(out) {
			return "", nil, fmt.Errorf("it begins with the byte order mark of %s but is not %s", name, name)
		}
		return check(strings.TrimPrefix(string(out), "\ufeff"), "converted from "+name)
	}
	if rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		if !utf8.Valid(rest) {
			return repair(rest)
		}
		return check(string(rest), "byte order mark taken off: offsets are 3 less than in the file")
	}
	if e, name := wide(data); e != nil {
		if out, err := e.NewDecoder().Bytes(data); err == nil && !bytes.ContainsRune(out, utf8.RuneError) {
			return check(string(out), "converted from "+name+" (no byte order mark; told by the zero bytes)")
		}
	}
	if utf8.Valid(data) {
		return check(string(data), "")
	}
	return repair(data)
}

// marked gives the encoding that a byte order mark names, other than UTF-8.
func marked(data []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "UTF-32LE"
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "UTF-32BE"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16LE"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-16BE"
	}
	return nil, ""
}

// wide recognises UTF-16 without a mark: nearly every second byte of a Latin
// text is then zero, and none of the others.
func wide(data []byte) (encoding.Encoding, string) {
	head := data[:min(len(data), 4096)]
	if len(head) < 8 || len(data)%2 != 0 {
		return nil, ""
	}
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case zero[0] == 0 && zero[1] > half*3/4:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16LE"
	case zero[1] == 0 && zero[0] > half*3/4:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16BE"
	}
	return nil, ""
}

// repair reads bytes that are not UTF-8: as UTF-8 with single damaged places, or
// as Windows-1252, if one of them is plainly what they are.
func repair(data []byte) (string, []string, error) {
	if bytes.IndexByte(data, 0) >= 0 {
		return "", nil, ErrBinary
	}
	whole, broken, first := 0, 0, -1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if broken++; first < 0 {
				first = i
			}
		case n > 1:
			whole++
		}
		i += n
	}
	if whole > 0 && broken <= 3+whole/20 {
		return check(string(bytes.ToValidUTF8(data, []byte("\ufffd"))), fmt.Sprintf("%d damaged bytes are no UTF-8, the first at byte %d; each run of them stands as U+FFFD", broken, first))
	}
	if !western(data) {
		return "", nil, ErrEncoding
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, ErrEncoding
	}
	return check(string(out), "converted from Windows-1252, as which its bytes make sense")
}

// western says whether bytes make sense as Windows-1252: few beyond ASCII, none
// of the five that it doesn't define, and those that are letters stand beside
// letters of the Latin alphabet.
func western(data []byte) bool {
	const share = 8 // at most one byte in so many beyond ASCII
	high, beside := 0, 0
	for i, c := range data {
		if c < 0x80 {
			continue
		}
		switch c {
		case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
			return false
		}
		high++
		if c < 0xc0 && c != 0x8a && c != 0x8c && c != 0x8e && c != 0x9a && c != 0x9c && c != 0x9e && c != 0x9f || i > 0 && latin(data[i-1]) || i+1 < len(data) && latin(data[i+1]) {
			beside++
		}
	}
	return high*share <= len(data) && beside*10 >= high*9
}

func latin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// check refuses what decodes but is no text.
func check(text, note string) (string, []string, error) {
	controls := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == 0:
			return "", nil, ErrBinary
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v':
			controls++
		}
	}
	if controls > 8+len(text)/200 {
		return "", nil, ErrBinary
	}
	if note == "" {
		return text, nil, nil
	}
	return text, []string{note}, nil
}

// decodePage gives the text of a web page: what a byte order mark names, else
// UTF-8 if the bytes are, else what the page declares. Zero bytes, which
// browsers ignore, fall out.
func decodePage(data []byte) (text string, notes []string, err error) {
	if e, _ := marked(data); e != nil || bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return decode(data)
	}
	zeros := bytes.Count(data, []byte{0})
	if zeros > len(data)/100 {
		return decode(data) // UTF-16 without a mark, or no text at all
	}
	if zeros > 0 {
		data = bytes.ReplaceAll(data, []byte{0}, nil)
	}
	if utf8.Valid(data) {
		return check(string(data), "")
	}
	name := declaredCharset(data)
	e, canonical := charset.Lookup(name)
	if e == nil || canonical == "utf-8" {
		return repair(data)
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, ErrEncoding
	}
	note := "converted from " + canonical + ", which the page declares"
	if n := bytes.Count(out, []byte("\ufffd")); n > 0 {
		note += fmt.Sprintf("; %d damaged bytes stand as U+FFFD", n)
	}
	return check(string(out), note)
}

// declaredCharset gives the encoding that a page names in a <meta>. Browsers look
// at the first 1,024 bytes only; saved pages often have it later.
func declaredCharset(data []byte) string {
	head := bytes.ToLower(data[:min(len(data), 1<<16)])
	for {
		i := bytes.Index(head, []byte("<meta"))
		if i < 0 {
			return ""
		}
		head = head[i+5:]
		end := bytes.IndexByte(head, '>')
		if end < 0 {
			return ""
		}
		if _, value, ok := bytes.Cut(head[:end], []byte("charset=")); ok {
			value = bytes.TrimLeft(value, "\"' ")
			if n := bytes.IndexAny(value, "\"' ;/>"); n >= 0 {
				value = value[:n]
			}
			return string(value)
		}
		head = head[end:]
	}
}
