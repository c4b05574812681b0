package report

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"factum"
)

// writer writes values as encoding/json does with an indent of two spaces and
// <, > and & as they are, but for lists without members, which are always [].
// It writes as it goes: a record of many documents is never held as JSON, and
// its indents cost no second pass.
type writer struct {
	to    io.Writer
	buf   []byte
	depth int
	err   error
}

// full is the size from which on the buffer is written out.
const full = 1 << 16

// encoder writes a value of one type.
type encoder func(w *writer, v reflect.Value)

// ofRecord is what writes records.
var ofRecord = sync.OnceValue(func() encoder { return encoderOf(reflect.TypeFor[factum.Record]()) })

func (w *writer) flush() error {
	if w.err == nil {
		_, w.err = w.to.Write(w.buf)
	}
	w.buf = w.buf[:0]
	return w.err
}

// line begins a line.
func (w *writer) line() {
	if len(w.buf) >= full {
		_ = w.flush() // the error is kept
	}
	w.buf = append(w.buf, '\n')
	for range w.depth {
		w.buf = append(w.buf, "  "...)
	}
}

var marshaler = reflect.TypeFor[json.Marshaler]()

// encoderOf gives what writes a type; what it doesn't know encoding/json writes.
func encoderOf(t reflect.Type) encoder {
	switch {
	case t == reflect.TypeFor[factum.Statement]():
		plain := structEncoder(t)
		return func(w *writer, v reflect.Value) {
			if v.FieldByName("Document").Len() == 0 {
				w.other(v)
				return
			}
			plain(w, v)
		}
	case t.Implements(marshaler):
		return (*writer).other
	}
	switch t.Kind() {
	case reflect.Struct:
		return structEncoder(t)
	case reflect.Slice:
		return listEncoder(t)
	case reflect.Pointer:
		elem := encoderOf(t.Elem())
		return func(w *writer, v reflect.Value) {
			if v.IsNil() {
				w.buf = append(w.buf, "null"...)
				return
			}
			elem(w, v.Elem())
		}
	case reflect.String:
		return func(w *writer, v reflect.Value) { w.text(v.String()) }
	case reflect.Bool:
		return func(w *writer, v reflect.Value) { w.buf = strconv.AppendBool(w.buf, v.Bool()) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(w *writer, v reflect.Value) { w.buf = strconv.AppendInt(w.buf, v.Int(), 10) }
	case reflect.Float64:
		return func(w *writer, v reflect.Value) {
			if f := v.Float(); f == math.Trunc(f) && math.Abs(f) < 1<<53 && (f != 0 || !math.Signbit(f)) {
				w.buf = strconv.AppendInt(w.buf, int64(f), 10)
				return
			}
			w.other(v)
		}
	}
	return (*writer).other
}

func listEncoder(t reflect.Type) encoder {
	elem := encoderOf(t.Elem())
	return func(w *writer, v reflect.Value) {
		n := v.Len()
		if n == 0 {
			w.buf = append(w.buf, "[]"...)
			return
		}
		w.buf = append(w.buf, '[')
		w.depth++
		for i := range n {
			if i > 0 {
				w.buf = append(w.buf, ',')
			}
			w.line()
			elem(w, v.Index(i))
		}
		w.depth--
		w.line()
		w.buf = append(w.buf, ']')
	}
}

// field is a field of a struct, or of one that is embedded in it.
type field struct {
	index     []int
	key       string // `"name": `
	encode    encoder
	omitEmpty bool
	omitZero  bool
}

func structEncoder(t reflect.Type) encoder {
	fields := fieldsOf(t)
	return func(w *writer, v reflect.Value) {
		w.buf = append(w.buf, '{')
		w.depth++
		some := false
		for i := range fields {
			f := &fields[i]
			x := v
			for _, k := range f.index {
				if x.Kind() == reflect.Pointer {
					if x = x.Elem(); !x.IsValid() {
						break // nothing is embedded
					}
				}
				x = x.Field(k)
			}
			if !x.IsValid() || f.omitEmpty && empty(x) || f.omitZero && x.IsZero() {
				continue
			}
			if some {
				w.buf = append(w.buf, ',')
			}
			some = true
			w.line()
			w.buf = append(w.buf, f.key...)
			f.encode(w, x)
		}
		w.depth--
		if some {
			w.line()
		}
		w.buf = append(w.buf, '}')
	}
}

// fieldsOf gives the fields of a struct as encoding/json names them. A field
// hides those of the same name in what is embedded.
func fieldsOf(t reflect.Type) []field {
	var out []field
	depth := map[string]int{}
	for _, f := range reflect.VisibleFields(t) {
		tag, has := f.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		if tag == "-" || !f.IsExported() || f.Anonymous && !has {
			continue
		}
		if name == "" {
			name = f.Name
		}
		key := strconv.Quote(name) + ": "
		if d, ok := depth[name]; ok {
			if d <= len(f.Index) {
				continue
			}
			out = slices.DeleteFunc(out, func(x field) bool { return x.key == key })
		}
		depth[name] = len(f.Index)
		all := "," + options + ","
		out = append(out, field{
			index: f.Index, key: key, encode: encoderOf(f.Type),
			omitEmpty: strings.Contains(all, ",omitempty,"), omitZero: strings.Contains(all, ",omitzero,"),
		})
	}
	return out
}

func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.String, reflect.Map:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

// other writes what is written seldom by encoding/json.
func (w *writer) other(v reflect.Value) {
	if m, ok := v.Interface().(factum.Moment); ok && !m.Known() {
		w.buf = append(w.buf, "null"...)
		return
	} else if ok {
		w.buf = strconv.AppendQuote(w.buf, m.String())
		return
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(strings.Repeat("  ", w.depth), "  ")
	if err := enc.Encode(listed(v).Interface()); err != nil && w.err == nil {
		w.err = err
	}
	w.buf = append(w.buf, bytes.TrimRight(b.Bytes(), "\n")...)
}

// text writes a string.
func (w *writer) text(s string) {
	const hex = "0123456789abcdef"
	b := append(w.buf, '"')
	from := 0 // of what is still to be copied as it is
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' || c == '"' || c == '\\' {
				b = append(b, s[from:i]...)
				switch at := strings.IndexByte("\"\\\b\f\n\r\t", c); {
				case at >= 0:
					b = append(b, '\\', "\"\\bfnrt"[at])
				default:
					b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
				}
				from = i + 1
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(append(b, s[from:i]...), `\ufffd`...)
			from = i + n
		case r == '\u2028' || r == '\u2029': // JavaScript takes them for ends of lines
			b = append(append(b, s[from:i]...), `\u202`...)
			b = append(b, hex[r&15])
			from = i + n
		}
		i += n
	}
	w.buf = append(append(b, s[from:]...), '"')
}
