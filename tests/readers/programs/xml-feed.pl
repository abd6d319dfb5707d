# Polls a feed once with XML::Feed, fetching as URI::Fetch does for it, and adds what is new or changed, by id, to the state file.
# Usage: xml-feed.pl URL STATE
use strict;
use warnings;
use Encode qw(decode_utf8);
use JSON::PP;
use URI::Fetch;
use XML::Feed;

my ($url, $path) = @ARGV;
my $json = JSON::PP->new->utf8->canonical;
my $state = { items => [] };
if (open my $file, '<', $path) {
    local $/;
    $state = $json->decode(<$file>);
}

my $answer = URI::Fetch->fetch($url, ETag => $state->{etag}, LastModified => $state->{modified})
    or die URI::Fetch->errstr;
exit if $answer->status == URI::Fetch::URI_NOT_MODIFIED();
my $feed = XML::Feed->parse(\$answer->content) or die XML::Feed->errstr;

# The modules for the two formats differ in whether they give characters or bytes.
sub characters { my ($text) = @_; return defined $text && !utf8::is_utf8($text) ? decode_utf8($text) : $text }

my %items = map { $_->{id} => $_ } @{ $state->{items} };
for my $entry ($feed->entries) {
    $items{ $entry->id } = {
        id      => $entry->id,
        title   => characters($entry->title),
        moment  => $entry->issued ? $entry->issued->epoch : undef,
        link    => $entry->link,
        text    => characters($entry->content->body // $entry->summary->body),
        authors => [ map { characters($_) } grep { defined && length } $entry->author ],
        tags    => [ map { characters($_) } $entry->category ],
    };
}
$state = { etag => $answer->etag, modified => $answer->last_modified, items => [ map { $items{$_} } sort keys %items ] };
open my $file, '>', $path or die $!;
print $file $json->encode($state);
