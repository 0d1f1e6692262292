package io.quoin.http.catalogue;

/** With which HTTP verb a method is called: reads and changes never share one. */
public enum Verb {
    GET,
    POST
}
