@NullMarked
package io.quoin.lab;

import org.jspecify.annotations.NullMarked;
