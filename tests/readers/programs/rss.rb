# Polls a feed once with Ruby's RSS library, as its documentation shows: open-uri, then RSS::Parser, and adds what is new or changed,
# by id, to the state file. Usage: rss.rb URL STATE
require 'json'
require 'open-uri'
require 'rss'

url, path = ARGV
items = File.exist?(path) ? JSON.parse(File.read(path)) : []
items = items.to_h { |item| [item['id'], item] }
feed = RSS::Parser.parse(URI.parse(url).read, validate: true)

feed.items.each do |item|
  stored =
    if feed.feed_type == 'atom'
      {
        id: item.id.content,
        title: item.title.content,
        moment: item.published.content.to_i,
        link: item.links.find { |link| link.rel == 'alternate' }&.href,
        text: (item.content || item.summary).content,
        authors: item.authors.map { |author| author.name.content },
        tags: item.categories.map(&:term),
      }
    else
      {
        id: item.guid.content,
        title: item.title,
        moment: item.pubDate&.to_i,
        link: item.link,
        text: item.content_encoded || item.description,
        authors: item.dc_creators.map(&:content),
        tags: item.categories.map(&:content),
      }
    end
  items[stored[:id]] = stored
end
File.write(path, JSON.generate(items.values))
