"""Cards: the picture that shows where somebody shares a link to a page.

files     a page -> its card as SVG and PNG
layout    a card's view -> lines of text, each with its place
foot      its last line: where it is from
runs      lines of text in runs of one look
measure   widths of text, known beforehand; breaking and cutting
fonts     the fonts of this machine
paint     SVG -> PNG
"""
