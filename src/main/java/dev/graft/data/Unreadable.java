package dev.graft.data;

/** What happens to files of a folder that look like pictures and cannot be read. */
public enum Unreadable {
  /** The folder is refused, with the name of the file. */
  REFUSE,
  /** The file is left out; the set names it. */
  SKIP
}
