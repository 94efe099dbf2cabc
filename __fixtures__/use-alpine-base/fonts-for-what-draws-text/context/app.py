import graphviz
