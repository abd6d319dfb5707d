// Polls a feed once with gofeed and adds what is new or changed, by id, to the state file.
// Usage: gofeed URL STATE
package main

import (
	"encoding/json"
	"log"
	"os"
	"sort"

	"github.com/mmcdole/gofeed"
)

type item struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Moment  *int64   `json:"moment"`
	Link    string   `json:"link"`
	Text    string   `json:"text"`
	Authors []string `json:"authors"`
	Tags    []string `json:"tags"`
}

func main() {
	url, path := os.Args[1], os.Args[2]
	items := map[string]item{}
	if state, err := os.ReadFile(path); err == nil {
		var stored []item
		if err := json.Unmarshal(state, &stored); err != nil {
			log.Fatal(err)
		}
		for _, one := range stored {
			items[one.ID] = one
		}
	}
	feed, err := gofeed.NewParser().ParseURL(url)
	if err != nil {
		log.Fatal(err)
	}
	for _, entry := range feed.Items {
		text := entry.Content
		if text == "" {
			text = entry.Description
		}
		authors := []string{}
		for _, person := range entry.Authors {
			authors = append(authors, person.Name)
		}
		var moment *int64
		if entry.PublishedParsed != nil {
			seconds := entry.PublishedParsed.Unix()
			moment = &seconds
		}
		items[entry.GUID] = item{entry.GUID, entry.Title, moment, entry.Link, text, authors, append([]string{}, entry.Categories...)}
	}
	stored := make([]item, 0, len(items))
	for _, one := range items {
		stored = append(stored, one)
	}
	sort.Slice(stored, func(a, b int) bool { return stored[a].ID < stored[b].ID })
	state, err := json.Marshal(stored)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(path, state, 0o644); err != nil {
		log.Fatal(err)
	}
}
