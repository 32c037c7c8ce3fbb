// The words of the viewer, as `labels` takes them. Made by `UPDATE=1 cargo test --lib labels`.

/** Words of the viewer that a host says otherwise. What stands in braces is filled in. */
export interface Labels {
  /** The language of the labels, as a BCP 47 tag. English: `en` */
  language?: string;
  /** What an article without a title is called. English: `Article` */
  article?: string;
  /** The line of the authors. English: `By {names}` */
  by?: string;
  /** One more name of a list. English: `{names}, {name}` */
  next_name?: string;
  /** The last name of a list. English: `{names} and {name}` */
  last_name?: string;
  /** The date of the last change. English: `Updated {date}` */
  updated?: string;
  /** How long it takes to read. Plural. English: `{minutes} min read` */
  reading_time?: string;
  /** Over the footnotes. English: `Notes` */
  notes?: string;
  /** Names a link to a footnote. English: `Note {note}` */
  note?: string;
  /** Names the link back from a footnote. English: `Back to the text at note {note}` */
  back_to_text?: string;
  /** Over the abstract of a scholarly article. English: `Abstract` */
  summary?: string;
  /** Before what an article has had corrected. The next are for the kinds of it that have a name of their own. English: `Correction` */
  correction?: string;
  /** The article was taken back. English: `Retraction` */
  correction_retraction?: string;
  /** The article was taken back by its authors. English: `Withdrawal` */
  correction_withdrawal?: string;
  /** The editors doubt the article. English: `Expression of concern` */
  correction_concern?: string;
  /** Something was made clear. English: `Clarification` */
  correction_clarification?: string;
  /** Something is newer. English: `Update` */
  correction_update?: string;
  /** Something was added. English: `Addendum` */
  correction_addendum?: string;
  /** Something was wrong in print. English: `Erratum` */
  correction_erratum?: string;
  /** Said first where the article is in this state. English: `This article has been retracted.` */
  status_retracted?: string;
  /** Said first where the article is in this state. English: `This article has been withdrawn.` */
  status_withdrawn?: string;
  /** Said first where the article is in this state. English: `This article has been withheld from publication.` */
  status_withheld?: string;
  /** Said first where the article is in this state. English: `This article has been cancelled.` */
  status_cancelled?: string;
  /** Said first where the article is in this state. English: `This is a draft.` */
  status_draft?: string;
  /** The mark that a review gives. English: `Rating {value} out of {best}` */
  rating?: string;
  /** Names the places where the authors work. English: `Affiliations` */
  affiliations?: string;
  /** Names a letter to an author. English: `Write to {name}` */
  write_to?: string;
  /** The date at which a journal received the article. English: `Received {date}` */
  received?: string;
  /** The date at which a journal accepted it. English: `Accepted {date}` */
  accepted?: string;
  /** The date of publication, where it stands among others. English: `Published {date}` */
  published?: string;
  /** On a placeholder for a picture, film or sound. English: `Load from {host}` */
  load_from?: string;
  /** Loads all media of the article that wait for the reader. English: `Load everything in this article` */
  load_all?: string;
  /** On a placeholder that does not load, and on the card of an embedded page. English: `Open at {host}` */
  open_at?: string;
  /** The publisher. English: `Published by {name}` */
  published_by?: string;
  /** The site of the original. English: `Originally published at {name}` */
  published_at?: string;
  /** The agency that an article was taken over from. English: `Source: {name}` */
  source?: string;
  /** Leads to what readers say. English: `Comments` */
  comments?: string;
  /** The licence. English: `Licence: {name}` */
  license?: string;
  /** Names a task that is done. English: `Done` */
  done?: string;
  /** Names a task to do. English: `To do` */
  to_do?: string;
  /** Names a table without a caption. English: `Table` */
  table?: string;
  /** Names a listing. English: `Code` */
  code?: string;
  /** Names a listing by its file or its language. English: `Code: {name}` */
  code_of?: string;
  /** What opens where its author did not say what. English: `Details` */
  details?: string;
  /** Over the transcript of a film or a sound. English: `Transcript` */
  transcript?: string;
  /** The place in a series. English: `Part {part}` */
  part?: string;
  /** The place in a series of so many parts. English: `Part {part} of {total}` */
  part_of?: string;
  /** How many parts a series has, where the place in it is not known. Plural. English: `one: {total} part | other: {total} parts` */
  parts?: string;
  /** Names the button that enlarges a picture, by its place among those of the article. English: `Enlarge picture {picture}` */
  enlarge?: string;
  /** Names the picture that is shown alone, and says which of the article's it is. English: `Picture {picture} of {total}` */
  picture?: string;
  /** Shows the next picture. English: `Next picture` */
  picture_next?: string;
  /** Shows the one before. English: `Previous picture` */
  picture_previous?: string;
  /** Shows it larger. English: `Zoom in` */
  zoom_in?: string;
  /** Shows it smaller. English: `Zoom out` */
  zoom_out?: string;
  /** Shows all of it. English: `Fit to window` */
  zoom_fit?: string;
  /** Before what a picture shows, in words. English: `Description` */
  description?: string;
  /** Stands for a picture that did not come. English: `This picture could not be loaded.` */
  picture_failed?: string;
  /** Stands for a film or a map that the host's page does not let in. English: `This page does not allow it to be shown here.` */
  frame_refused?: string;
  /** Names the toolbar. English: `Reading tools` */
  toolbar?: string;
  /** Names the table of contents. English: `Contents` */
  contents?: string;
  /** Says how something is set. English: `{name}: {value}` */
  setting?: string;
  /** Names a button, and what it opens: how the text looks. English: `Text and colours` */
  settings?: string;
  /** Sets all as it was at first. English: `Reset` */
  reset?: string;
  /** Names the button that makes something a step less. English: `{name}: less` */
  less?: string;
  /** Names the button that makes something a step more. English: `{name}: more` */
  greater?: string;
  /** Names the size of the text. English: `Text size` */
  text_size?: string;
  /** Names the height of a line. English: `Line height` */
  line_height?: string;
  /** Names the length of a line. English: `Line length` */
  measure?: string;
  /** Names the room at both sides of the text. English: `Margins` */
  margins?: string;
  /** Names the room between letters. English: `Letter spacing` */
  letter_spacing?: string;
  /** Names the room between words. English: `Word spacing` */
  word_spacing?: string;
  /** Has both edges of the text straight. English: `Justified text` */
  justified?: string;
  /** Breaks words at the end of a line. English: `Hyphenation` */
  hyphenation?: string;
  /** A letter or two that show what a font or colours look like. English: `Aa` */
  sample?: string;
  /** Names the choice of a font. English: `Font` */
  font?: string;
  /** The font of the host. English: `Original` */
  font_host?: string;
  /** A font with serifs. English: `Serif` */
  font_serif?: string;
  /** A font without serifs. English: `Sans serif` */
  font_sans?: string;
  /** A font whose letters all have one width. English: `Monospaced` */
  font_mono?: string;
  /** A font for readers with low vision. English: `Legible` */
  font_legible?: string;
  /** A font for readers with dyslexia. English: `Dyslexia` */
  font_dyslexic?: string;
  /** Finds words in the article. English: `Find in the article` */
  find?: string;
  /** Goes to the next place where they stand. English: `Next match` */
  find_next?: string;
  /** Goes to the one before. English: `Previous match` */
  find_previous?: string;
  /** Which of the places where they stand is shown. English: `{match} of {total}` */
  found?: string;
  /** Said where they stand nowhere. English: `No matches` */
  not_found?: string;
  /** Names the foot of the pages. English: `Pages` */
  pages?: string;
  /** Shows the article a page at a time. English: `Page by page` */
  paged?: string;
  /** Which of the pages is shown. English: `Page {page} of {total}` */
  page_of?: string;
  /** Turns to the page before. English: `Previous page` */
  page_previous?: string;
  /** Turns to the next page. English: `Next page` */
  page_next?: string;
  /** Names the bar that shows how far the reader has come. English: `Progress` */
  progress?: string;
  /** Said to a reader who is brought back to where they were. English: `You are back where you left off.` */
  resumed?: string;
  /** Leads from there to the beginning. English: `To the beginning` */
  to_beginning?: string;
  /** Makes the text smaller. English: `Smaller text` */
  smaller?: string;
  /** Makes the text larger. English: `Larger text` */
  larger?: string;
  /** Names a button: what is rarely wanted. English: `More` */
  more?: string;
  /** Closes a panel, or the search. English: `Close` */
  close?: string;
  /** Names what a citation leads to. English: `Reference {name}` */
  reference?: string;
  /** Leads from a footnote that is shown at its mark to its place. English: `In the notes` */
  in_notes?: string;
  /** Leads from a figure, a table or the like that is shown where it is named to its place. English: `In the article` */
  in_article?: string;
  /** Leads back from a place of the article that a link has led to. English: `Back to where you were` */
  way_back?: string;
  /** Names what can be done with a table. English: `Table tools` */
  table_tools?: string;
  /** Sorts the rows of a table. English: `Sort by {column}` */
  sort_by?: string;
  /** Said when they are sorted. English: `Sorted by {column}, ascending` */
  sorted_up?: string;
  /** Said when they are sorted. English: `Sorted by {column}, descending` */
  sorted_down?: string;
  /** Said when they are as the article has them. English: `In the original order` */
  unsorted?: string;
  /** Copies a table. English: `Copy as CSV` */
  copy_csv?: string;
  /** Copies a table. English: `Copy as Markdown` */
  copy_markdown?: string;
  /** Said when something was copied. English: `Copied` */
  copied?: string;
  /** Said when it was not. English: `Could not be copied` */
  not_copied?: string;
  /** Prints the article. English: `Print` */
  print?: string;
  /** Names the choice of colours. English: `Colours` */
  theme?: string;
  /** Over the addresses of the links, on paper. English: `Links` */
  addresses?: string;
  /** Saves the article as a page that opens from a file. English: `Save as a web page` */
  save_page?: string;
  /** Saves the article for readers of books. English: `Save as an e-book (EPUB)` */
  save_epub?: string;
  /** Saves the article. English: `Save as Markdown` */
  save_markdown?: string;
  /** Saves the article as Markdown, its pictures beside it. English: `Save as Markdown with pictures (ZIP)` */
  save_markdown_zip?: string;
  /** Saves the article. English: `Save as plain text` */
  save_text?: string;
  /** Saves the article. English: `Save as JSON` */
  save_json?: string;
  /** Said of the file that was saved. English: `Saved as {name}` */
  saved?: string;
  /** Said where pictures could not be read into the file. Plural. English: `one: {total} picture could not be included | other: {total} pictures could not be included` */
  not_embedded?: string;
  /** Said where nothing could be saved. English: `It could not be saved` */
  save_failed?: string;
  /** Names a button: has the article be there without the network. English: `Save for offline reading` */
  offline?: string;
  /** Names the same button, once it is. English: `Saved for offline reading` */
  offline_saved?: string;
  /** Names what the button opens. English: `Offline reading` */
  offline_reading?: string;
  /** Said while it is being saved. English: `Saving…` */
  saving?: string;
  /** Says what of it is saved. English: `Saved: text, {size}` */
  kept_text?: string;
  /** Says what of it is saved. Plural, of `total`. English: `one: Saved: text and {kept} of {total} picture, {size} | other: Saved: text and {kept} of {total} pictures, {size}` */
  kept_pictures?: string;
  /** Says when. English: `Saved on {date}` */
  saved_on?: string;
  /** Takes it out of what is saved. English: `Remove` */
  offline_remove?: string;
  /** Said once it is. English: `It is no longer saved.` */
  offline_removed?: string;
  /** Has it as it was. English: `Undo` */
  undo?: string;
  /** Ends what is being done. English: `Cancel` */
  cancel?: string;
  /** Said where there is a newer version than the one that is saved or shown. English: `Update available` */
  update?: string;
  /** Shows that. English: `Show it` */
  update_show?: string;
  /** Saves it. English: `Save the new version` */
  update_save?: string;
  /** Said where there is none. English: `There is no newer version.` */
  up_to_date?: string;
  /** Said until that is known. English: `Looking for a newer version…` */
  checking?: string;
  /** Why what is saved is shown. English: `The network cannot be reached.` */
  unreachable?: string;
  /** Said where there is nothing to show yet. English: `This page keeps trying.` */
  retrying?: string;
  /** Names the list of the keys. English: `Keyboard shortcuts` */
  keys?: string;
  /** Names the switch that turns them off. English: `Use single keys` */
  keys_on?: string;
  /** Goes to the next heading. English: `Next section` */
  next_section?: string;
  /** Goes to the heading before. English: `Previous section` */
  previous_section?: string;
  /** Gives the text the size that it has by itself. English: `Normal text size` */
  normal?: string;
  /** Goes on to the next choice of colours. English: `Other colours` */
  next_theme?: string;
  /** The colours of the reader's system. English: `automatic` */
  theme_auto?: string;
  /** Dark on light. English: `light` */
  theme_light?: string;
  /** Light on dark. English: `dark` */
  theme_dark?: string;
  /** Brown on cream. English: `sepia` */
  theme_sepia?: string;
  /** Dark on grey. English: `grey` */
  theme_grey?: string;
  /** Black and white. English: `high contrast` */
  theme_contrast?: string;
  /** Over the list of what changed between two versions of the article. English: `What changed` */
  changes?: string;
  /** How much that is. Plural. English: `one: {total} change | other: {total} changes` */
  change_count?: string;
  /** Said where it is nothing. English: `Nothing has changed.` */
  change_none?: string;
  /** Said where the versions differ too much to be compared word by word. English: `The two versions differ so much that not all of them could be compared word by word.` */
  change_coarse?: string;
  /** What became of words: others stand in their place. English: `Corrected` */
  change_words?: string;
  /** What became of a part of the article. English: `Added` */
  change_added?: string;
  /** What became of a part of the article. English: `Removed` */
  change_removed?: string;
  /** What became of a part of the article. English: `Moved` */
  change_moved?: string;
  /** Over what stood further up before; leads there. English: `Moved here from further up` */
  change_from_above?: string;
  /** Over what stood further down before; leads there. English: `Moved here from further down` */
  change_from_below?: string;
  /** Before the first words of what stood here; leads to where it is. English: `Moved from here` */
  change_gone?: string;
  /** What became of a picture. English: `Picture exchanged` */
  change_picture?: string;
  /** Below the picture that was there. English: `Before` */
  change_before?: string;
  /** Below the picture that is there. English: `Now` */
  change_after?: string;
  /** What became of words: they say the same with other links or emphasis. English: `Formatting` */
  change_formatting?: string;
  /** Before the dates of both versions. English: `Date` */
  change_date?: string;
  /** Goes to the next change. English: `Next change` */
  change_next?: string;
  /** Goes to the one before. English: `Previous change` */
  change_previous?: string;
  /** Which of the changes is shown. English: `Change {change} of {total}` */
  change_of?: string;
  /** Said while the article is on its way. English: `Loading the article…` */
  loading?: string;
  /** Said where there is no article to show; the next say why. English: `This article could not be shown` */
  failed?: string;
  /** Tries again. English: `Try again` */
  retry?: string;
  /** Why there is no article. English: `The server did not give it out.` */
  failure_http?: string;
  /** Why there is no article. English: `The server could not be reached, or does not allow this page to read it.` */
  failure_network?: string;
  /** Why there is no article. English: `The server took too long to answer.` */
  failure_timeout?: string;
  /** Why there is no article. English: `This browser or page does not allow the viewer to run.` */
  failure_wasm?: string;
  /** Why there is no article. English: `There is nothing in it.` */
  failure_empty?: string;
  /** Why there is no article. English: `It is not text.` */
  failure_binary?: string;
  /** Why there is no article. English: `It is of a kind that the viewer does not read.` */
  failure_unknown_type?: string;
  /** Why there is no article. English: `It is damaged.` */
  failure_malformed?: string;
  /** Why there is no article. English: `There is no article in it.` */
  failure_no_article?: string;
  /** Why there is no article. English: `It is too large.` */
  failure_too_large?: string;
  /** Why nothing can be saved. English: `This browser or page does not allow it to be stored here.` */
  failure_storage_refused?: string;
  /** Why it could not be saved. English: `There is no room left. What was saved before is still there.` */
  failure_storage_full?: string;
  /** Why nothing can be saved. English: `This page is older than what is stored. Load it anew.` */
  failure_storage_newer?: string;
  /** Why nothing can be saved. English: `Another tab has it open in an older version. Close that one first.` */
  failure_storage_blocked?: string;
  /** Why it cannot be shown from what is saved. English: `What was saved is damaged.` */
  failure_damaged?: string;
  /** Why there is no article, where none of the others is the reason. English: `Something unexpected happened.` */
  failure_internal?: string;
  /** The title of a remark. English: `Note` */
  remark_note?: string;
  /** The title of a remark. English: `Tip` */
  remark_tip?: string;
  /** The title of a remark. English: `Important` */
  remark_important?: string;
  /** The title of a remark. English: `Warning` */
  remark_warning?: string;
  /** The title of a remark. English: `Caution` */
  remark_caution?: string;
}
