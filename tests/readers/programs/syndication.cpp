// Prints the items of a feed as KDE's Syndication, Akregator's parser, reads them: JSON, in the feed's order.
// Usage: syndication FILE
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <syndication/category.h>
#include <syndication/documentsource.h>
#include <syndication/feed.h>
#include <syndication/global.h>
#include <syndication/item.h>
#include <syndication/parsercollection.h>
#include <syndication/person.h>
#include <syndication/tools.h>

int main(int, char **arguments)
{
    QFile file(QFile::decodeName(arguments[1]));
    if (!file.open(QFile::ReadOnly))
        qFatal("%s cannot be read", arguments[1]);
    const auto feed = Syndication::parse(Syndication::DocumentSource(file.readAll(), QString()));
    if (!feed)
        qFatal("no feed: error %d", Syndication::parserCollection()->lastError());

    QJsonArray items;
    for (const auto &item : feed->items()) {
        QJsonArray authors, tags;
        for (const auto &person : item->authors())
            authors.append(person->name());
        for (const auto &category : item->categories())
            tags.append(category->label().isEmpty() ? category->term() : category->label());
        const QString content = item->content();
        items.append(QJsonObject{
            {"id", item->id()},
            // Titles are HTML to the library; Akregator lists them as text, by this function.
            {"title", Syndication::htmlToPlainText(item->title())},
            {"moment", static_cast<qint64>(item->datePublished())},
            {"link", item->link()},
            {"text", content.isEmpty() ? item->description() : content},
            {"authors", authors},
            {"tags", tags},
        });
    }
    QTextStream(stdout) << QJsonDocument(items).toJson(QJsonDocument::Compact);
}
