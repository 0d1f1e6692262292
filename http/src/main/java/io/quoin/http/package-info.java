@NullMarked
package io.quoin.http;

import org.jspecify.annotations.NullMarked;
