/**
 * JSON as the edge takes and gives it: whole numbers only, decimals as text, every departure from the grammar a named
 * refusal. No class is bound to a document by reflection; parameters are read one by one (see {@code catalogue}).
 *
 * <p>Read {@link io.quoin.http.json.Json}, then {@link io.quoin.http.json.JsonReader}.
 */
@NullMarked
package io.quoin.http.json;

import org.jspecify.annotations.NullMarked;
