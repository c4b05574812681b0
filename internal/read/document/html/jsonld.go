package html

import (
	"bytes"
	"encoding/json"
	"strings"
)

// report is what JSON-LD says of an article (schema.org).
type report struct {
	headline, author, publisher, url, language, published, modified, body string
}

// linked finds the article that the JSON-LD of a page describes: the first with
// a type that ends in Article or Posting, else the page itself.
func linked(data [][]byte) (r report, ok bool) {
	var page *report
	for _, d := range data {
		var v any
		if json.Unmarshal(bytes.TrimSpace(d), &v) != nil {
			continue // broken JSON says nothing
		}
		budget := 2000
		for _, o := range objects(v, &budget) {
			switch kind := typeOf(o); {
			case kind == "article":
				return reportOf(o), true
			case kind == "page" && page == nil:
				p := reportOf(o)
				page = &p
			}
		}
	}
	if page != nil {
		return *page, true
	}
	return report{}, false
}

// objects lists the objects at the top of a JSON-LD value, and those of @graph
// and mainEntity.
func objects(v any, budget *int) []map[string]any {
	if *budget--; *budget < 0 {
		return nil
	}
	var all []map[string]any
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			all = append(all, objects(e, budget)...)
		}
	case map[string]any:
		all = append(all, v)
		for _, key := range []string{"@graph", "mainEntity"} {
			if inner, ok := v[key]; ok {
				all = append(all, objects(inner, budget)...)
			}
		}
	}
	return all
}

func typeOf(o map[string]any) string {
	for _, t := range texts(o["@type"]) {
		switch {
		case strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report":
			return "article"
		case t == "WebPage":
			return "page"
		}
	}
	return ""
}

func reportOf(o map[string]any) report {
	return report{
		headline: text(o["headline"], "name"), author: strings.Join(names(o["author"]), ", "), publisher: text(o["publisher"], "name"),
		url: firstOf(text(o["url"], "@id"), text(o["mainEntityOfPage"], "@id")), language: text(o["inLanguage"], "name"),
		published: text(o["datePublished"], "@value"), modified: text(o["dateModified"], "@value"),
		body: strings.Join(texts(o["articleBody"]), "\n\n"),
	}
}

// texts gives the strings of a value that is a string or a list of them.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// names gives the names of persons: strings, objects with a name, or lists of them.
func names(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{tidy(v)}
	case map[string]any:
		if n := text(v["name"], "@value"); n != "" {
			return []string{n}
		}
	case []any:
		var all []string
		for _, e := range v {
			if _, list := e.([]any); !list && len(all) < 20 {
				all = append(all, names(e)...)
			}
		}
		return all
	}
	return nil
}

// text gives a string, the first of a list, or the field of an object.
func text(v any, field string) string {
	switch v := v.(type) {
	case string:
		return tidy(v)
	case []any:
		if len(v) > 0 {
			if _, list := v[0].([]any); !list {
				return text(v[0], field)
			}
		}
	case map[string]any:
		if s, ok := v[field].(string); ok {
			return tidy(s)
		}
	}
	return ""
}

// tidy puts a declared value into one line.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
