package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum"
)

// TestJSONIsThatOfEncodingJSON holds records of any content against what
// encoding/json makes of them.
func TestJSONIsThatOfEncodingJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rec factum.Record
		fill(t, reflect.ValueOf(&rec).Elem(), 0)
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(listed(reflect.ValueOf(rec)).Interface()); err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := JSON(&got, &rec, JSONOptions{WithText: true}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// fill puts anything into a value.
func fill(t *rapid.T, v reflect.Value, depth int) {
	if m, ok := v.Addr().Interface().(*factum.Moment); ok {
		*m = rapid.SampledFrom([]factum.Moment{{}, {Day: 2000}, {Day: 7000, Clock: 61}}).Draw(t, "moment")
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				fill(t, f, depth)
			}
		}
	case reflect.Slice:
		n := rapid.IntRange(-1, 2-min(2, depth/3)).Draw(t, "members")
		if n < 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(t, v.Index(i), depth+1)
		}
	case reflect.Map:
		if n := rapid.IntRange(-1, 2).Draw(t, "entries"); n >= 0 {
			v.Set(reflect.ValueOf(map[string]string{"who": "a<b", "": "\x01"}))
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), depth+1)
		}
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{"", "", "plain", "“quoted” – <b>&amp;</b>", "a\"b\\c/d", "line\nline\r\ttab\b\f\x00\x1f\x7f", "\u2028\u2029", "cut \xe2\x80 off \xff", "Łódź 東京 😀"}).Draw(t, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "flag"))
	case reflect.Float64:
		v.SetFloat(rapid.SampledFrom([]float64{0, 1, -3, 0.5, 214, 1e20, 1e21, 1e-7, 1.0 / 3, 9007199254740993}).Draw(t, "number"))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(rapid.Int64Range(-3, 120).Draw(t, "count"))
	default:
		t.Fatalf("a record with a %s", v.Kind())
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestJSONSaysWhatItCouldNotWrite(t *testing.T) {
	if err := JSON(broken{}, &factum.Record{}, JSONOptions{}); err == nil || err.Error() != "write the record as JSON: no room" {
		t.Errorf("error %v", err)
	}
}
